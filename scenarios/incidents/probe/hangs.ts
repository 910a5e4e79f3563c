import { ProbeSpec } from '../../world/specs';

const TIMEOUT =
  'Get "http://10.244.0.22:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)';

/** A probe that fails while `when` holds, at the container's age and the world's second. */
export const failing = (
  when: (age: number, seconds: number) => boolean,
  more: Partial<ProbeSpec> = {},
  output = TIMEOUT
): ProbeSpec => ({
  periodSeconds: 10,
  failureThreshold: 3,
  fails: (age, seconds) => (when(age, seconds) ? output : null),
  ...more,
});
