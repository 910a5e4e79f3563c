import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { ScrollContainer, useStyles2 } from '@grafana/ui';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { message } from '../../core/explanation/Message';
import { share } from '../../core/explanation/words/format';
import { BelowLimitBars } from './BelowLimitBars';
import { decidingFacts } from './decidingFacts';
import { Facts } from './Facts';
import { Fold } from './Fold';
import { Footer } from './Footer';
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
  const { alternatives, belowLimit, evidence, remarks } = kill;
  const missing = evidence.filter(({ bears }) => bears === 'missing');
  const told = evidence.filter(({ bears }) => bears !== 'missing');
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
          <div className={styles.folds}>
            {alternatives.length > 0 && (
              <Fold
                title={t('explanation.alternatives', 'What else remains possible ({{count}})', {
                  count: alternatives.length,
                })}
              >
                <ul className={styles.list}>
                  {alternatives.map(({ cause, score }) => (
                    <li key={cause} className={styles.alternative}>
                      <span>{tell(message(`cause.${cause}`))}</span>
                      <span className={styles.odds}>{share(score)}</span>
                    </li>
                  ))}
                </ul>
              </Fold>
            )}
            {missing.length > 0 && (
              <Fold title={t('explanation.missing', 'What is not collected ({{count}})', { count: missing.length })}>
                <Facts rows={missing} kill={kill} tell={tell} />
              </Fold>
            )}
            <Fold title={t('explanation.all', 'All facts ({{count}})', { count: told.length })}>
              <Facts rows={told} kill={kill} tell={tell} />
            </Fold>
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
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.5, 2),
  }),
  remark: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  folds: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  list: css({ margin: 0, padding: 0, fontSize: theme.typography.bodySmall.fontSize }),
  alternative: css({
    display: 'flex',
    justifyContent: 'space-between',
    listStyle: 'none',
    paddingLeft: theme.spacing(2.5),
  }),
  odds: css({ fontVariantNumeric: 'tabular-nums', color: theme.colors.text.secondary }),
});
