import { message } from '../explanation/Message';
import { CauseId, Finding, findingsOf } from './Cause';
import { Facts } from './facts/Facts';

/** Witnesses that do not name the container, but speak of its node and that time: they support, and decide nothing. */
export function supporting(cause: CauseId, { kill }: Facts): Finding[] {
  const { speaksFor } = findingsOf(cause);
  return kill.testimony
    .filter(({ names, causes }) => !names && causes.includes(cause))
    .slice(0, 1)
    .map(({ family, quote, at }) =>
      speaksFor('moderate', {
        id: `near-${family}`,
        family,
        metric: null,
        message: message('witness.near', { quote }),
        at,
      })
    );
}
