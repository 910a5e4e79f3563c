import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { hasPermission } from '@grafana/runtime';
import { ClipboardButton, LinkButton, useStyles2 } from '@grafana/ui';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { exploreHref } from './exploreHref';
import { markdownOf } from './markdownOf';
import { type Tell } from './tell';

interface Props {
  kill: ExplainedKill;
  tell: Tell;
  prometheusUid: string | null;
}

/** To take it along, and to go on asking. */
export function Footer({ kill, tell, prometheusUid }: Props) {
  const styles = useStyles2(getStyles);
  const explore =
    prometheusUid === null || !hasPermission('datasources:explore')
      ? null
      : exploreHref(kill.evidence, kill.time, prometheusUid);
  return (
    <div className={styles.footer}>
      <ClipboardButton size="sm" fill="text" icon="copy" variant="primary" getText={() => markdownOf(kill, tell)}>
        {t('footer.markdown', 'Copy as Markdown')}
      </ClipboardButton>
      {explore && (
        <LinkButton size="sm" fill="text" icon="compass" href={explore}>
          {t('footer.explore', 'Queries in Explore')}
        </LinkButton>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  footer: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
});
