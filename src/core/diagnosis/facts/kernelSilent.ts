import { OomVictim } from '../../evidence/logs/KernelOomReport';
import { Kill } from '../../kills/Kill';
import { isStaticUid } from '../../testimony/ContainerIds';
import { Moment } from './Moment';
import { Scene } from './Scene';

const SLACK_MS = 2000;
/** What the kernel wrote shortly before a crash may never have reached the disk. */
const BOOT_MS = 600_000;

/**
 * The node's kernel log was read without a gap over everything in which this end can have happened, and holds no report
 * that can speak of it. A report whose victim is not known to be elsewhere can.
 */
export function kernelSilent(scene: Scene, { pod, testimony }: Kill, moment: Moment): boolean {
  const [from, to] = [moment.from - SLACK_MS, moment.to + SLACK_MS];
  if (
    pod.node === '' ||
    testimony.some(({ family }) => family === 'kernel-log') ||
    !scene.kernelLogs.covers(pod.node, from, to)
  ) {
    return false;
  }
  const namesakes = scene.evidence.nodes.filter(({ node }) => node === pod.node);
  if (namesakes.length > 1 || bootsWithin(scene, pod.node, moment.from, moment.to + BOOT_MS)) {
    return false;
  }
  return !['', pod.node]
    .flatMap((node) => scene.kernelLogs.perhapsWithin(node, from - NEAR_MS, to + NEAR_MS))
    .some(
      ({ at, errorMs, report }) =>
        (at === null || (at >= from - errorMs - NEAR_MS && at <= to + errorMs + NEAR_MS)) &&
        report.victims.some((victim) =>
          mayBeOf(victim, pod.uid, at !== null && at >= from - errorMs && at <= to + errorMs)
        )
    );
}

/** A report about this very pod may be meant a good deal earlier or later, as clocks go; any other only at that time. */
const NEAR_MS = 600_000;

const mayBeOf = ({ podUid }: OomVictim, uid: string, atOnce: boolean): boolean =>
  podUid === null || uid === '' || isStaticUid(podUid) ? atOnce : podUid === uid;

const bootsWithin = ({ records }: Scene, node: string, from: number, to: number): boolean =>
  records
    .ofNode({ cluster: '', node })
    .all('node_boot_time_seconds')
    .some(({ values }) => values.some((seconds) => seconds * 1000 > from && seconds * 1000 <= to));
