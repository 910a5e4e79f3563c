import { t } from '@grafana/i18n';
import { type Advice } from '../../../core/explanation/Explanation';

/**
 * `Deployment shop/cart, container cart: resources.requests.memory 256Mi → 741Mi`; what is only to be looked at with its
 * present value.
 */
export function changeWords({ kind, target, field, from, to }: Advice): string {
  const nothing = t('advice.nothing', 'none');
  const change = from === null && to === null ? '' : ` ${from ?? nothing} → ${to ?? nothing}`;
  const values = kind === 'change' ? change : from === null ? '' : ` ${from}`;
  return [target, `${field}${values}`].filter((part) => part !== '').join(': ');
}
