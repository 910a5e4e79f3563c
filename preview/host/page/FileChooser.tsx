import React, { useId } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { words } from './words';

interface Props {
  onChoose(file: File): void;
}

export function FileChooser({ onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const choose = (event: React.ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) {
      onChoose(file);
    }
    // So that the same file can be chosen again.
    event.target.value = '';
  };
  return (
    <>
      <input id={id} className={styles.input} type="file" onChange={choose} data-testid="preview-file" />
      <label htmlFor={id} className={styles.label}>
        {words().chooseFile}
      </label>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Not display: none, so that the keyboard reaches it.
  input: css({
    position: 'absolute',
    width: 1,
    height: 1,
    opacity: 0,
    '&:focus-visible + label': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  label: css({
    color: theme.colors.text.link,
    cursor: 'pointer',
    fontSize: 'inherit',
    margin: 0,
    padding: 0,
    '&:hover': { textDecoration: 'underline' },
  }),
});
