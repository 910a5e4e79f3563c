import React, { useId, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, Input, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { fullNameOf, nameOf } from '../../../core/explanation/answers/nameOf';
import { type Ranking, type RankingRow } from '../../../core/explanation/Explanation';
import { quantityOf } from '../../../core/kubernetes/quantity';
import { More } from '../More';
import { whatIfOutcome, type WhatIfField } from './whatIfOutcome';

/** Other requests, limits or priorities, and who would have died with them: by the rules of the kernel and the kubelet. */
export function WhatIf({ ranking }: { ranking: Ranking }) {
  const styles = useStyles2(getStyles);
  const rows = changeable(ranking);
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      rows.findIndex(({ killed }) => killed)
    )
  );
  const [field, setField] = useState<WhatIfField>('request');
  const [text, setText] = useState('');
  const id = useId();
  if (rows.length === 0 || (ranking.by === 'kernel' && ranking.capacityBytes === null)) {
    return null;
  }
  const row = rows[Math.min(index, rows.length - 1)];
  const outcome = whatIfOutcome(ranking, row, field, text);
  const { sparedBy } = ranking;
  return (
    <fieldset className={styles.whatIf} data-testid="podcoroner-what-if">
      <legend className={styles.legend}>{t('what-if.title', 'What if')}</legend>
      <div className={styles.controls}>
        <div className={styles.who}>
          <span id={`${id}-who`} className="sr-only">
            {t('what-if.who', 'Who')}
          </span>
          <Combobox
            aria-labelledby={`${id}-who`}
            options={rows.map((one, i) => ({ value: i, label: nameOf(one), description: fullNameOf(one) }))}
            value={index}
            onChange={({ value }) => setIndex(value)}
          />
        </div>
        <RadioButtonGroup
          aria-label={t('what-if.field', 'What is changed')}
          size="md"
          options={fieldsOf(ranking)}
          value={field}
          onChange={setField}
        />
        <div className={styles.value}>
          <Input
            aria-label={t('what-if.value', 'Value')}
            aria-describedby={`${id}-outcome`}
            aria-invalid={outcome?.isProblem ?? false}
            invalid={outcome?.isProblem ?? false}
            placeholder={present(row, field)}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        </div>
      </div>
      <p id={`${id}-outcome`} className={styles.outcome} aria-live="polite" data-testid="podcoroner-what-if-outcome">
        {outcome?.sentence}
      </p>
      {sparedBy !== null && (
        <More
          onClick={() => {
            setIndex(
              Math.max(
                0,
                rows.findIndex(({ killed }) => killed)
              )
            );
            setField('request');
            setText(quantityOf(sparedBy.requestBytes));
          }}
        >
          {t('what-if.least', 'Use the smallest request that spares it: {{quantity}}', {
            quantity: quantityOf(sparedBy.requestBytes),
          })}
        </More>
      )}
    </fieldset>
  );
}

/** Who has requests at all: containers and pods, each once, not the node's own processes. */
const changeable = ({ rows }: Ranking): RankingRow[] =>
  rows.filter((row, i) => row.pod !== '' && rows.findIndex((one) => isSame(one, row)) === i);

const isSame = (a: RankingRow, b: RankingRow): boolean =>
  a.namespace === b.namespace && a.pod === b.pod && a.container === b.container;

/** The kernel weighs requests and, by the QoS class, limits; the kubelet requests and priorities. */
function fieldsOf({ by }: Ranking): Array<{ value: WhatIfField; label: string }> {
  const request = { value: 'request' as const, label: t('what-if.request', 'request') };
  return by === 'kernel'
    ? [request, { value: 'limit', label: t('what-if.limit', 'limit') }]
    : [request, { value: 'priority', label: t('what-if.priority', 'priority') }];
}

/** What it was, as a manifest says it. */
function present({ requestBytes, limitBytes, priority }: RankingRow, field: WhatIfField): string {
  const value = { request: requestBytes, limit: limitBytes, priority }[field];
  const none = field === 'priority' ? '1000' : '512Mi';
  return value === null ? none : field === 'priority' ? String(value) : quantityOf(value);
}

const getStyles = (theme: GrafanaTheme2) => ({
  whatIf: css({ margin: theme.spacing(1.5, 0, 0) }),
  legend: css({
    margin: theme.spacing(0, 0, 0.5),
    border: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    color: theme.colors.text.secondary,
  }),
  controls: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
  who: css({ flex: '1 1 120px', minWidth: 0 }),
  value: css({ flex: '1 1 88px', minWidth: 0 }),
  outcome: css({ margin: theme.spacing(0.5, 0), minHeight: '1.4em', overflowWrap: 'anywhere' }),
});
