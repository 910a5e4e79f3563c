import React, { useCallback } from 'react';
import { Combobox, InlineField, type ComboboxOption } from '@grafana/ui';
import { t } from '@grafana/i18n';

interface Props {
  id: string;
  label: string;
  tooltip: string;
  value: string | undefined;
  /** names that exist now; may fail, then the field still takes what is typed */
  find: () => Promise<string[]>;
  onChange: (value: string | undefined) => void;
}

/** A selector with the names that exist, which also takes a pattern or a variable. */
export function NameSelect({ id, label, tooltip, value, find, onChange }: Props) {
  const options = useCallback(
    async (typed: string): Promise<Array<ComboboxOption<string>>> => {
      const names = await find().catch(() => []);
      return names.filter((name) => name.includes(typed)).map((name) => ({ value: name, label: name }));
    },
    [find]
  );
  return (
    <InlineField htmlFor={id} label={label} tooltip={tooltip} labelWidth={14}>
      <Combobox
        value={value || null}
        options={options}
        createCustomValue
        isClearable
        width={32}
        id={id}
        placeholder={t('editor.any', 'Any')}
        onChange={(option) => onChange(option?.value || undefined)}
      />
    </InlineField>
  );
}
