import { PodObject } from '../evidence/cluster/PodObject';
import { Kill } from '../kills/Kill';
import { causesOfEviction } from './eventTestimony';
import { Testimony, testimony } from './Testimony';
import { WitnessIndex } from './WitnessIndex';

/** `status.reason` of a pod that its node's graceful shutdown ended, from 1.21 and from 1.22 on (facts/metrics.md 5.2). */
const SHUTDOWN = /imminent node shutdown|^Node is shutting/;

/** runc's word on its own init process, which the limit did not even let begin (libcontainer/init_linux.go, runc#2812). */
const INIT_KILLED = /container init was OOM-killed/;

/** What the pod's own object says of its end, in the kubelet's words: an eviction, or the node's shutdown. It tells no time. */
export function podTestimony(index: WitnessIndex, kill: Kill): Testimony[] {
  const object = index.objectOf(kill.pod);
  const neverBegun = index
    .endsOf(kill.pod, kill.container)
    .find(({ finishedAt, message }) => finishedAt === kill.time && INIT_KILLED.test(message));
  if (kill.kind === 'end' && neverBegun !== undefined) {
    const joined = object?.uid !== '' ? ('pod-uid' as const) : ('pod-name' as const);
    return [
      testimony({ family: 'pods', joined, causes: ['container-limit'], at: kill.time, quote: neverBegun.message }),
    ];
  }
  if (
    object !== null &&
    kill.kind === 'end' &&
    kill.exitCode === 137 &&
    isLast(kill, object) &&
    SHUTDOWN.test(object.message)
  ) {
    const joined = object.uid !== '' ? ('pod-uid' as const) : ('pod-name' as const);
    const said = { causes: ['termination' as const], trigger: 'node-shutdown', quote: object.message };
    return [testimony({ family: 'pods', joined, act: false, ...said })];
  }
  if (object !== null && kill.kind === 'end' && object.reason === 'Preempting' && isLast(kill, object)) {
    const joined = object.uid !== '' ? ('pod-uid' as const) : ('pod-name' as const);
    const said = { causes: ['termination' as const], trigger: 'preemption', quote: object.message };
    return [testimony({ family: 'pods', joined, act: false, ...said })];
  }
  if (object !== null && kill.kind === 'end' && object.reason === 'DeadlineExceeded' && isLast(kill, object)) {
    const joined = object.uid !== '' ? ('pod-uid' as const) : ('pod-name' as const);
    const said = { causes: ['kubelet-restart' as const], trigger: 'deadline', quote: object.message };
    return [testimony({ family: 'pods', joined, act: false, ...said })];
  }
  if (object === null || kill.kind !== 'eviction' || object.reason !== 'Evicted') {
    return [];
  }
  const said = causesOfEviction(object.message);
  return said.causes.length === 0
    ? []
    : [
        testimony({
          family: 'pods',
          joined: object.uid !== '' ? 'pod-uid' : 'pod-name',
          ...said,
          quote: object.message,
        }),
      ];
}

/** Nothing was started after it, and it came when the pod was shut down: about when its last container ended. */
function isLast({ restartedBy, time }: Kill, { containers, disruption, graceSeconds }: PodObject): boolean {
  const ends = containers.flatMap(({ ends: all }) => all.flatMap(({ finishedAt }) => finishedAt ?? []));
  const at = disruption?.at ?? Math.max(...ends);
  const graceMs = 1000 * (graceSeconds ?? 30) + 60_000;
  return restartedBy === null && Math.abs(time - at) <= graceMs;
}
