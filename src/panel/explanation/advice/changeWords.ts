import { t } from '@grafana/i18n';
import { type Advice, type FieldChange } from '../../../core/explanation/Explanation';

/**
 * `Deployment shop/cart, container cart: resources.requests.memory 256Mi → 741Mi`, and what has to change with it; what
 * is only to be looked at with its present value.
 */
export function changeWords(advice: Advice): string {
  const { kind, target, field, from, also } = advice;
  const first = kind === 'change' ? valuesOf(advice) : [field, from ?? ''].filter((part) => part !== '').join(' ');
  const changes = [first, ...(also ? [valuesOf(also)] : [])].join(', ');
  return [target, changes].filter((part) => part !== '').join(': ');
}

function valuesOf({ field, from, to }: FieldChange): string {
  const nothing = t('advice.nothing', 'none');
  return from === null && to === null ? field : `${field} ${from ?? nothing} → ${to ?? nothing}`;
}
