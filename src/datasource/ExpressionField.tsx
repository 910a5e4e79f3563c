import React, { useState, type KeyboardEvent } from 'react';
import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, Input } from '@grafana/ui';

interface Props {
  id: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** The PromQL of the user's own graph; taken over when the field is left or by Enter, since each change asks anew. */
export function ExpressionField({ id, value, onChange }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const wanted = draft?.trim();
    setDraft(null);
    if (wanted !== undefined && wanted !== (value ?? '')) {
      onChange(wanted === '' ? undefined : wanted);
    }
  };
  return (
    <InlineFieldRow>
      <InlineField
        label={t('editor.expr', 'Your graph')}
        labelWidth={14}
        htmlFor={id}
        grow
        tooltip={t(
          'editor.expr-tooltip',
          'The PromQL of your own memory graph. Each explanation then says why that graph stayed below 100 %; without it, why the working set over the limit did.'
        )}
      >
        <Input
          id={id}
          placeholder={PLACEHOLDER}
          value={draft ?? value ?? ''}
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
          onBlur={take}
          onKeyDown={({ key }: KeyboardEvent) => key === 'Enter' && take()}
        />
      </InlineField>
    </InlineFieldRow>
  );
}

/** PromQL is the same in every language. */
const PLACEHOLDER = 'sum by (pod) (container_memory_rss{namespace="$namespace", pod=~"$pod"})';
