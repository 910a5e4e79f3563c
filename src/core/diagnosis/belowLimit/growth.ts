import { Bytes } from '../../units';
import { message, Message } from '../../explanation/Message';

/** A growth that nobody saw: from a last sample to the end. */
interface Unseen {
  bytes: Bytes;
  /** from the last sample to the end */
  ageSeconds: number;
  /** the fastest growth ever measured of the same memory, bytes a second; null when none was measured */
  fastestRate: number | null;
}

/**
 * What an unseen growth asks for: the rate it would have needed since the last sample, against the fastest ever
 * measured: of any instance of the container, of the pod's cgroup, of all pods together.
 */
export function growthNeeded(
  whose: 'container' | 'pod' | 'kubepods',
  { bytes, ageSeconds, fastestRate }: Unseen
): Message {
  const params = { ageSeconds, neededBytes: bytes / Math.max(1, ageSeconds) };
  return bytes > 0 && fastestRate !== null && fastestRate > 0
    ? message(
        whose === 'container' ? 'below.sampling' : whose === 'pod' ? 'below.pod-sampling' : 'below.kubepods-sampling',
        params,
        { fastestBytes: fastestRate }
      )
    : message(
        whose === 'container'
          ? 'below.sampling-unmeasured'
          : whose === 'pod'
            ? 'below.pod-sampling-unmeasured'
            : 'below.kubepods-sampling-unmeasured',
        params
      );
}
