import React from 'react';
import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';

export function AutopsyPanel() {
  return <Text element="p">{t('not-yet', 'The Pod Coroner panel cannot draw or explain anything yet.')}</Text>;
}
