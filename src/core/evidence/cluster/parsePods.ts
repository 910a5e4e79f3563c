import { PodContainer, PodContainerEnd, PodObject } from './PodObject';
import { UnreadableAttachment } from './UnreadableAttachment';

type Json = Record<string, unknown>;

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectOf) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Pods from what `kubectl get pods -A -o json` prints: a list, or one pod.
 * @throws UnreadableAttachment when it is no JSON or holds no pod
 */
export function parsePods(text: string): PodObject[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableAttachment('pods', 'not-json');
  }
  const items = Array.isArray(value) ? listOf(value) : (listOfItems(value) ?? [objectOf(value)]);
  const pods = items.map(podOf).filter((pod) => pod !== null);
  if (pods.length === 0 && items.length > 0) {
    throw new UnreadableAttachment('pods', 'no-pods');
  }
  return pods;
}

const listOfItems = (value: unknown): Json[] | null => {
  const { items } = objectOf(value);
  return Array.isArray(items) ? items.map(objectOf) : null;
};

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodStatus */
function podOf(value: Json): PodObject | null {
  const [metadata, spec, status] = [value.metadata, value.spec, value.status].map(objectOf);
  if (textOf(metadata.name) === '' || !('containerStatuses' in status || 'phase' in status)) {
    return null;
  }
  const disruption = listOf(status.conditions).find(
    ({ type, status: is }) => type === 'DisruptionTarget' && is === 'True'
  );
  return {
    namespace: textOf(metadata.namespace),
    pod: textOf(metadata.name),
    uid: textOf(metadata.uid),
    node: textOf(spec.nodeName),
    reason: textOf(status.reason),
    message: textOf(status.message),
    disruption: disruption
      ? {
          reason: textOf(disruption.reason),
          message: textOf(disruption.message),
          at: timeOf(disruption.lastTransitionTime),
        }
      : null,
    deletionAt: timeOf(metadata.deletionTimestamp),
    graceSeconds: secondsOf(metadata.deletionGracePeriodSeconds) ?? secondsOf(spec.terminationGracePeriodSeconds),
    startedAt: timeOf(status.startTime) ?? timeOf(metadata.creationTimestamp),
    priority: typeof spec.priority === 'number' ? spec.priority : null,
    containers: [
      ...listOf(status.initContainerStatuses).map((one) => containerOf(one, true)),
      ...listOf(status.containerStatuses).map((one) => containerOf(one, false)),
    ],
  };
}

function containerOf(status: Json, init: boolean): PodContainer {
  const restartCount = typeof status.restartCount === 'number' ? status.restartCount : 0;
  const [last, now] = [objectOf(status.lastState), objectOf(status.state)];
  // while it waits to be started again the counter is still that of the instance that ended
  const isWaiting = typeof now.waiting === 'object' && now.waiting !== null;
  const next = timeOf(objectOf(now.running).startedAt) ?? timeOf(objectOf(now.terminated).startedAt);
  const ended = [
    {
      terminated: objectOf(last.terminated),
      ordinal: Math.max(0, isWaiting ? restartCount : restartCount - 1),
      restartedAt: next,
    },
    { terminated: objectOf(now.terminated), ordinal: restartCount, restartedAt: null },
  ];
  return {
    name: textOf(status.name),
    init,
    containerId: idOf(status.containerID),
    firstStartedAt: restartCount === 0 ? next : null,
    ends: ended.filter(({ terminated }) => typeof terminated.exitCode === 'number').map(endOf),
  };
}

const endOf = ({ terminated, ordinal, restartedAt }: Ended): PodContainerEnd => ({
  containerId: idOf(terminated.containerID),
  ordinal,
  exitCode: Number(terminated.exitCode),
  reason: textOf(terminated.reason),
  message: textOf(terminated.message),
  startedAt: timeOf(terminated.startedAt),
  finishedAt: timeOf(terminated.finishedAt),
  restartedAt,
});

interface Ended {
  terminated: Json;
  ordinal: number;
  restartedAt: number | null;
}

/** `containerd://0123…` and the like. */
const idOf = (value: unknown): string => textOf(value).replace(/^[a-z0-9.+-]+:\/\//, '');

const secondsOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

/** The zero time stands for none. */
function timeOf(value: unknown): number | null {
  const time = Date.parse(textOf(value));
  return Number.isNaN(time) || time <= 0 ? null : time;
}
