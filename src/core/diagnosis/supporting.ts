import { message } from '../explanation/Message';
import { CauseId, Finding, findingsOf } from './Cause';
import { Facts } from './facts/Facts';
import { Heard } from './heard';

/** Witnesses that do not name the container, but speak of its node and that time: they support, and decide nothing. */
export function supporting(cause: CauseId, { kill }: Facts, { deciding }: Heard): Finding[] {
  const found = kill.testimony.find((one) => (!one.names || !deciding.includes(one)) && one.causes.includes(cause));
  if (found === undefined) {
    return [];
  }
  const { family, quote, at, joined } = found;
  return [
    findingsOf(cause).speaksFor('moderate', {
      id: `near-${family}`,
      family,
      metric: null,
      message: message(joined === 'node' ? 'witness.near' : 'witness.near-pod', { quote }),
      at,
    }),
  ];
}
