import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { type Tell } from './tell';

/** What follows from the cause for status and labels. */
export function Remarks({ remarks, tell }: Pick<ExplainedKill, 'remarks'> & { tell: Tell }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {remarks.map((remark) => (
        <p key={remark.id} className={styles.remark}>
          {tell(remark)}
        </p>
      ))}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  remark: css({
    margin: theme.spacing(0, 0, 0.5),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    overflowWrap: 'anywhere',
  }),
});
