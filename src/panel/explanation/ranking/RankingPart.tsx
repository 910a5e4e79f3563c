import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Ranking } from '../../../core/explanation/Explanation';
import { bytes } from '../../../core/explanation/words/format';
import { RankingTable } from './RankingTable';
import { WhatIf } from './WhatIf';

/** Who stood where, by what rule, and who would have died instead. */
export function RankingPart({ ranking }: { ranking: Ranking }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <RankingTable ranking={ranking} />
      <p className={styles.rule}>{ruleWords(ranking)}</p>
      <WhatIf ranking={ranking} />
    </>
  );
}

/** By what rule, and who is not in the order because nothing measures it. */
function ruleWords({ by, exact, total, scaleBytes }: Ranking): string {
  if (by === 'kubelet') {
    return t(
      'ranking.rule-kubelet',
      'The kubelet’s order of {{total}}: who stands above its request first, then the lower priority, then who stands further above. Equal ranks are not told apart by what is collected.',
      { total }
    );
  }
  const scale = scaleBytes === null ? null : bytes(scaleBytes);
  const measure =
    scale === null
      ? t('ranking.measure', 'Points: thousandths of what the kernel measured by; the pale part is the adj.')
      : t('ranking.measure-of', 'Points: thousandths of {{scale}}; the pale part of a bar is the adj.', { scale });
  const whose = exact
    ? t('ranking.exact', 'The kernel’s own table of {{total}} processes.', { total })
    : t(
        'ranking.replayed',
        'Replayed from metrics for {{total}} containers; the node’s own processes are in no metric and not ranked.',
        { total }
      );
  return `${whose} ${measure}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  rule: css({
    margin: theme.spacing(0.5, 0, 0),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
});
