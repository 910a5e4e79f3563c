import { type KillRow } from '../../frames/readFrames';
import { lastSample, type Sample } from './lastSample';
import { type ContainerLines, type Picture } from './Picture';

/** What nobody saw: from the last sample of a container to its kill. */
export interface Gap {
  kill: KillRow;
  container: ContainerLines;
  sample: Sample;
}

/** Whether a kill ended this container: an eviction, without a container of its own, ends all of a pod. */
export const concerns = (kill: KillRow, { namespace, pod, container }: ContainerLines): boolean =>
  kill.namespace === namespace && kill.pod === pod && (kill.container === '' || kill.container === container);

/** The container that a kill is drawn on: its own, or the largest of an evicted pod. */
export function containerOf(kill: KillRow, { containers }: Pick<Picture, 'containers'>): ContainerLines | null {
  const seen = (one: ContainerLines) => lastSample(one.lines.working_set, kill.time)?.value ?? 0;
  return containers
    .filter((one) => concerns(kill, one))
    .reduce<ContainerLines | null>((best, one) => (best === null || seen(one) > seen(best) ? one : best), null);
}

/** A gap for each kill whose last sample belongs to the life that it ended. */
export function gapsOf(picture: Pick<Picture, 'kills' | 'containers'>): Gap[] {
  return picture.kills.flatMap((kill) => {
    const container = containerOf(kill, picture);
    if (container === null) {
      return [];
    }
    const previous = picture.kills
      .filter((one) => one !== kill && one.time < kill.time && concerns(one, container))
      .reduce((latest, { time }) => Math.max(latest, time), -Infinity);
    const sample = lastSample(container.lines.working_set, kill.time, previous);
    return sample === null ? [] : [{ kill, container, sample }];
  });
}
