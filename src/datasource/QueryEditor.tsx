import React from 'react';
import { Text } from '@grafana/ui';
import { notYet } from './notYet';

export function QueryEditor() {
  return <Text element="p">{notYet()}</Text>;
}
