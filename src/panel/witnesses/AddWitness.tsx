import React, { useContext, useId, useState, type ChangeEvent, type ClipboardEvent, type DragEvent } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import { type Attachment } from '../../core/evidence/attach/readAttachment';
import { GivenContext } from './Given';
import { NoWitness, readWitness } from './readWitness';

/** Takes a kernel log, events or pods as file or from the clipboard, and has the kill explained anew with them. */
export function AddWitness({ node }: { node: string }) {
  const styles = useStyles2(getStyles);
  const given = useContext(GivenContext);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const id = useId();
  if (given === null) {
    return null;
  }
  const take = async (files: Array<{ name: string; content: Blob }>) => {
    setProblem(null);
    try {
      given.add(await Promise.all(files.map(({ name, content }) => readWitness(name, content, node))));
    } catch (error) {
      setProblem(error instanceof NoWitness ? error.message : t('witness.failed', 'That could not be read.'));
    }
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    void take(named(target.files));
    target.value = ''; // so that the same file can be chosen again
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setIsOver(false);
    void take(named(event.dataTransfer.files));
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    const files = named(event.clipboardData.files);
    const content = new Blob([event.clipboardData.getData('text')]);
    void take(files.length > 0 ? files : [{ name: t('witness.pasted', 'pasted text'), content }]);
  };
  return (
    <div
      className={cx(styles.place, isOver && styles.over)}
      data-testid="podcoroner-witnesses"
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p className={styles.words}>
        {t(
          'witness.hint',
          'A witness settles it: drop, choose or paste what dmesg or journalctl -k says on {{node}}, or kubectl get events -A -o json, or kubectl get pods -A -o json. It stays in this browser tab.',
          { node: node || t('witness.the-node', 'the node'), interpolation: { escapeValue: false } }
        )}
      </p>
      <textarea
        className={styles.paste}
        aria-label={t('witness.paste', 'Paste a log, events or pods')}
        placeholder={t('witness.paste', 'Paste a log, events or pods')}
        rows={1}
        value=""
        onChange={() => undefined}
        onPaste={paste}
      />
      <input id={id} type="file" multiple className={styles.file} onChange={choose} />
      <label htmlFor={id} className={styles.choose}>
        {t('witness.choose', 'Choose files')}
      </label>
      {problem && <p role="alert">{problem}</p>}
      <ul className={styles.list} aria-label={t('witness.list', 'Given witnesses')}>
        {given.attachments.map((one, i) => (
          <li key={i}>
            {kindWords(one)}: {one.name}
            <IconButton
              name="times"
              size="sm"
              tooltip={t('witness.remove', 'Take it back')}
              onClick={() => given.remove(one)}
            />
          </li>
        ))}
      </ul>
      {given.isAsking && <p role="status">{t('witness.asking', 'Asking again with it…')}</p>}
    </div>
  );
}

const named = (files: FileList | null) =>
  [...(files ?? [])].map((file) => ({ name: file.name, content: file as Blob }));

function kindWords({ kind }: Attachment): string {
  const words: Record<Attachment['kind'], string> = {
    'kernel-log': t('witness.kind.kernel-log', 'Kernel log'),
    events: t('witness.kind.events', 'Events'),
    pods: t('witness.kind.pods', 'Pods'),
  };
  return words[kind];
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({
    padding: theme.spacing(1),
    border: `1px dashed ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    fontSize: theme.typography.bodySmall.fontSize,
    '& p': { margin: theme.spacing(0.5, 0) },
  }),
  over: css({ borderColor: theme.colors.primary.border, background: theme.colors.action.hover }),
  words: css({ color: theme.colors.text.secondary }),
  paste: css({
    display: 'block',
    width: '100%',
    margin: theme.spacing(0.5, 0),
    padding: theme.spacing(0.5, 1),
    resize: 'none',
    color: theme.colors.text.primary,
    background: theme.colors.background.canvas,
    border: `1px solid ${theme.components.input.borderColor}`,
    borderRadius: theme.shape.radius.default,
  }),
  // not display: none, so that the keyboard reaches it
  file: css({
    position: 'absolute',
    width: 1,
    height: 1,
    opacity: 0,
    '&:focus-visible + label': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  choose: css({
    color: theme.colors.text.link,
    cursor: 'pointer',
    margin: 0,
    '&:hover': { textDecoration: 'underline' },
  }),
  list: css({ listStyle: 'none', '& li': { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) } }),
});
