import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import { type DataQueryRequest, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { Explanation } from './Explanation';
import { useOpenFolds } from './folds/useOpenFolds';
import { Header, type Stepping } from './Header';
import { prometheusUidOf } from './prometheusUidOf';
import { type Explained } from './useExplained';

interface Props {
  explained: Explained;
  stepping: Stepping;
  request: DataQueryRequest | undefined;
}

/** The explanation, or what there is while it is asked for. */
export function ExplanationPane({ explained, stepping, request }: Props) {
  const styles = useStyles2(getStyles);
  const prometheusUid = useMemo(() => prometheusUidOf(request), [request]);
  const folds = useOpenFolds();
  const header = <Header {...stepping} />;
  if (explained.state === 'told') {
    const { kill } = explained;
    return (
      <Explanation
        key={kill.id}
        kill={kill}
        timeZone={stepping.timeZone}
        prometheusUid={prometheusUid}
        folds={folds}
        jumpTo={(id) => (stepping.kills.some((one) => one.id === id) ? () => stepping.onOpen(id) : null)}
        header={header}
      />
    );
  }
  const { kill } = stepping;
  return (
    <section
      data-testid="podcoroner-explanation"
      data-kill-id={kill.id}
      data-cause={kill.cause}
      aria-label={t('explanation.label', 'Explanation')}
    >
      {header}
      <div className={styles.waiting}>
        <p data-testid="podcoroner-verdict">{kill.summary}</p>
        {explained.state === 'asking' ? (
          <LoadingPlaceholder text={t('explanation.asking', 'Asking for the facts…')} />
        ) : (
          <p role="alert">{explained.sentence}</p>
        )}
      </div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ waiting: css({ padding: theme.spacing(1.5, 2) }) });
