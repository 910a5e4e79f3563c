import React, { useContext, type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { ScrollContainer, useStyles2 } from '@grafana/ui';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { AddWitness } from '../witnesses/AddWitness';
import { GivenContext } from '../witnesses/Given';
import { Alternatives } from './Alternatives';
import { BelowLimitBars } from './BelowLimitBars';
import { decidingFacts } from './decidingFacts';
import { Facts } from './Facts';
import { Folds } from './Folds';
import { Footer } from './Footer';
import { KernelTable } from './KernelTable';
import { tellIn } from './tell';
import { Verdict } from './Verdict';

interface Props {
  kill: ExplainedKill;
  timeZone: TimeZone;
  /** of the Prometheus data source, where it is known */
  prometheusUid: string | null;
  header?: ReactNode;
}

/** One kill from what happened down to what is missing (look.md 6). */
export function Explanation({ kill, timeZone, prometheusUid, header }: Props) {
  const styles = useStyles2(getStyles);
  const tell = tellIn(timeZone);
  const { alternatives, belowLimit, evidence, ranking, remarks } = kill;
  const canGive = useContext(GivenContext) !== null;
  const missing = evidence.filter(({ bears }) => bears === 'missing');
  const told = evidence.filter(({ bears }) => bears !== 'missing');
  const folds = [
    {
      id: 'all',
      title: t('explanation.all', 'All facts ({{count}})', { count: told.length }),
      content: () => <Facts rows={told} kill={kill} tell={tell} />,
    },
    {
      id: 'alternatives',
      title: t('explanation.alternatives', 'What else remains ({{count}})', { count: alternatives.length }),
      content: () => <Alternatives alternatives={alternatives} tell={tell} />,
      empty: alternatives.length === 0,
    },
    {
      id: 'ranking',
      title: t('explanation.ranking', 'Who stood where ({{count}})', { count: ranking?.total ?? 0 }),
      content: () => ranking && <KernelTable ranking={ranking} />,
      empty: ranking === null,
    },
    {
      id: 'missing',
      title: t('explanation.missing', 'Not collected ({{count}})', { count: missing.length }),
      content: () => <Facts rows={missing} kill={kill} tell={tell} />,
      empty: missing.length === 0,
    },
    {
      id: 'witness',
      title: t('explanation.witness', 'Add a witness'),
      content: () => <AddWitness node={kill.node} />,
      empty: !canGive,
    },
  ].filter(({ empty }) => !empty);
  return (
    <section
      className={styles.explanation}
      data-testid="podcoroner-explanation"
      data-kill-id={kill.id}
      data-cause={kill.cause}
      aria-label={t('explanation.label', 'Explanation')}
    >
      {header}
      <ScrollContainer>
        <div className={styles.body}>
          <Verdict kill={kill} tell={tell} testId="podcoroner-verdict" />
          <Facts rows={decidingFacts(kill)} kill={kill} tell={tell} />
          {belowLimit !== null && belowLimit.limitBytes !== null && (
            <BelowLimitBars belowLimit={belowLimit} tell={tell} />
          )}
          {remarks.map((remark) => (
            <p key={remark.id} className={styles.remark}>
              {tell(remark)}
            </p>
          ))}
          <Folds folds={folds} />
        </div>
      </ScrollContainer>
      <Footer kill={kill} tell={tell} prometheusUid={prometheusUid} />
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  explanation: css({ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }),
  body: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.5, 2),
  }),
  remark: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
});
