import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ScrollContainer, useStyles2 } from '@grafana/ui';
import { decidingFacts } from './decidingFacts';
import { Facts } from './Facts';
import { Header, type Stepping } from './Header';
import { tellIn } from './tell';
import { type Explained } from './useExplained';
import { Verdict } from './Verdict';

interface Props {
  explained: Explained;
  stepping: Stepping;
  onAll(): void;
}

/** Verdict and two facts beside a low picture; the rest on demand. */
export function Summary({ explained, stepping, onAll }: Props) {
  const styles = useStyles2(getStyles);
  const { kill: row, timeZone } = stepping;
  const tell = tellIn(timeZone);
  return (
    <section
      className={styles.summary}
      data-testid="podcoroner-explanation"
      data-kill-id={row.id}
      data-cause={row.cause}
      aria-label={t('explanation.label', 'Explanation')}
    >
      <Header {...stepping} />
      <ScrollContainer>
        <div className={styles.body}>
          {explained.state === 'told' ? (
            <>
              <Verdict kill={explained.kill} tell={tell} testId="podcoroner-verdict" compact />
              <Facts rows={decidingFacts(explained.kill, 2)} kill={explained.kill} tell={tell} />
            </>
          ) : (
            <p data-testid="podcoroner-verdict">{explained.state === 'failed' ? explained.sentence : row.summary}</p>
          )}
        </div>
      </ScrollContainer>
      <div className={styles.footer}>
        <Button size="sm" fill="text" onClick={onAll}>
          {t('summary.all', 'All of it')}
        </Button>
      </div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  summary: css({ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }),
  body: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 2),
  }),
  footer: css({ padding: theme.spacing(0.5, 1), borderTop: `1px solid ${theme.colors.border.weak}` }),
});
