import { Bytes } from '../../units';
import { message, Message } from '../../explanation/Message';
import { Facts } from '../facts/Facts';

/**
 * What an unseen growth asks for: the rate it would have needed since the last sample, against the fastest ever measured
 * of any instance of the container.
 */
export function growthNeeded({ own }: Facts, bytes: Bytes): Message {
  const { ageSeconds, fastestRate } = own!;
  const params = { ageSeconds, neededBytes: bytes / Math.max(1, ageSeconds) };
  return bytes > 0 && fastestRate !== null && fastestRate > 0
    ? message('below.sampling', params, { fastestBytes: fastestRate })
    : message('below.sampling-unmeasured', params);
}
