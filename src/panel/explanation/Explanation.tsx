import React, { useContext, type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { ScrollContainer, useStyles2 } from '@grafana/ui';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { GivenContext } from '../witnesses/Given';
import { decidingFacts } from './decidingFacts';
import { Facts } from './Facts';
import { AnsweredFolds } from './folds/AnsweredFolds';
import { FoldRow } from './folds/FoldRow';
import { type OpenFolds } from './folds/useOpenFolds';
import { answeredFolds, AWAITED, otherFolds } from './foldsOf';
import { Footer } from './Footer';
import { Remarks } from './Remarks';
import { tellIn } from './tell';
import { Verdict } from './Verdict';

interface Props {
  kill: ExplainedKill;
  timeZone: TimeZone;
  /** of the Prometheus data source, where it is known */
  prometheusUid: string | null;
  folds: OpenFolds;
  /** opens another kill that is in the picture; null for one that is not */
  jumpTo(id: string): (() => void) | null;
  header?: ReactNode;
}

/** One kill: what happened, how sure, what decides; all else answered in a line each, to be opened (look.md 6). */
export function Explanation({ kill, timeZone, prometheusUid, folds, jumpTo, header }: Props) {
  const styles = useStyles2(getStyles);
  const canGive = useContext(GivenContext) !== null;
  const tell = tellIn(timeZone);
  const context = { tell, timeZone, jumpTo, canGive };
  const awaited = kill.remarks.filter(({ id }) => id === AWAITED);
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
          {awaited.length > 0 && <Remarks remarks={awaited} tell={tell} />}
          <Facts rows={decidingFacts(kill)} kill={kill} tell={tell} />
          <div>
            <AnsweredFolds folds={answeredFolds(kill, context)} {...folds} />
            <FoldRow folds={otherFolds(kill, context)} {...folds} />
          </div>
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
    gap: theme.spacing(1),
    padding: theme.spacing(1, 2),
  }),
});
