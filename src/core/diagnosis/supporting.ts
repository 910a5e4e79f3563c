import { message } from '../explanation/Message';
import { CauseId, Finding, findingsOf } from './Cause';
import { Facts } from './facts/Facts';
import { Heard } from './heard';
import { daemonActed } from './causes/userspaceOom';

/** Witnesses that do not name the container, but speak of its node and that time: they support, and decide nothing. */
export function supporting(cause: CauseId, facts: Facts, { deciding }: Heard): Finding[] {
  const acted = daemonActed(facts); // a finding of its own
  const found = facts.kill.testimony.find(
    (one) => one !== acted && (!one.names || !deciding.includes(one)) && one.causes.includes(cause)
  );
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
