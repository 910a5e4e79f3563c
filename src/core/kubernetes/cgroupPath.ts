/** Whose cgroup a path names; `unknown` for one that is cut or redacted within a name that matters. */
export type CgroupLevel = 'container' | 'pod' | 'qos' | 'node-allocatable' | 'service' | 'other' | 'unknown';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/** What a cgroup's path says; null where it does not. */
export interface CgroupPath {
  level: CgroupLevel;
  podUid: string | null;
  /** 64 hexadecimal digits, without the runtime's prefix */
  containerId: string | null;
  qosClass: QosClass | null;
}

/** 8-4-4-4-12, with dashes under cgroupfs and underscores under systemd; a static pod's is a hash of 32. */
const POD =
  /(?:^|[/-])pod([0-9a-f]{8}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{12}|[0-9a-f]{32})(?=[./:]|$)/g;
const CONTAINER = /^(?:[a-z]+-)*([0-9a-f]{64})(?:\.[a-z]+)?$/;
const MONITOR = /^crio-conmon-/;
const KUBEPODS = /(?:^|-)kubepods(?:\.slice)?$/;
const QOS_SLICE = /(?:^|-)kubepods-(?:burstable|besteffort)\.slice$/;
const CUT = /kubepods|^pod|-pod/;
/** Cgroups that distributions and kubelets keep for the node's own services. */
const SERVICES = /^(?:system|podruntime|runtime|kube|azure|reserved|init|[a-z]+-reserved)(?:\.slice|\.scope)?$/;

/**
 * Reads a cgroup's path as kernel logs and cAdvisor show it, of either version and of any driver and runtime
 * (pkg/kubelet/cm/helpers_linux.go, cgroup_manager_linux.go; the runtimes' forms are in facts of kernel-oom/formats.md
 * 10). The last pod counts, and the first container after it: a nested node (kind, k3d, LXC) stands before both.
 */
export function readCgroupPath(path: string): CgroupPath {
  const { plain, pod } = withPod(path);
  const end = pod === undefined ? 0 : pod.index + pod[0].length;
  const before = plain.slice(0, end).split('/').filter(Boolean);
  const after = plain.slice(end).replace(/^\.slice/, '').split(/[/:]/).filter(Boolean); // prettier-ignore
  const segments = pod === undefined ? after : before;
  return pod === undefined
    ? { podUid: null, ...withoutPod(segments) }
    : {
        level: after.length === 0 ? 'pod' : 'container',
        podUid: uidOf(pod),
        containerId: containerIn(after),
        qosClass: qosOf(segments),
      };
}

/** The pod's UID alone, of many paths; null where it names none. */
export function podUidIn(path: string): string | null {
  const { pod } = withPod(path);
  return pod === undefined ? null : uidOf(pod);
}

/** A path as its driver meant it, with the last pod in it. */
function withPod(path: string): { plain: string; pod: RegExpExecArray | undefined } {
  const plain = path.replaceAll('\\x2d', '-');
  return { plain, pod: [...plain.matchAll(POD)].at(-1) };
}

const uidOf = (pod: RegExpExecArray): string => pod[1].replaceAll('_', '-');

function withoutPod(segments: string[]): Omit<CgroupPath, 'podUid'> {
  const last = segments.at(-1) ?? '';
  const kubepods = segments.some((segment) => KUBEPODS.test(segment));
  const containerId = kubepods ? null : containerIn([...segments].reverse());
  const of = (level: CgroupLevel) => ({ level, containerId, qosClass: null });
  if (KUBEPODS.test(last)) {
    return of('node-allocatable');
  }
  if (QOS_SLICE.test(last) || (kubepods && /^(?:burstable|besteffort)$/.test(last))) {
    return { level: 'qos', containerId, qosClass: qosOf(segments) };
  }
  if (CUT.test(last) || kubepods) {
    return of('unknown');
  }
  return of(containerId === null && SERVICES.test(segments[0] ?? '') ? 'service' : 'other');
}

const containerIn = (segments: string[]): string | null =>
  segments.map((segment) => (MONITOR.test(segment) ? null : CONTAINER.exec(segment)?.[1])).find(Boolean) ?? null;

function qosOf(segments: string[]): QosClass | null {
  const text = segments.join('/');
  if (!text.includes('kubepods')) {
    return null;
  }
  return text.includes('besteffort') ? 'BestEffort' : text.includes('burstable') ? 'Burstable' : 'Guaranteed';
}

/** A systemd scope may hold the container's own cgroup once more (`…scope/container`, `…scope/init.scope`). */
const OWN = /^(?:container|init|init\.scope|payload|main)$/;

/** Whether a path leads below a container of Kubernetes' runtime, into what the container made itself: docker in docker. */
export function isWithinContainer(path: string): boolean {
  const { plain, pod } = withPod(path);
  if (pod === undefined) {
    return false;
  }
  const after = plain.slice(pod.index + pod[0].length).split(/[/:]/).filter(Boolean); // prettier-ignore
  const i = after.findIndex((segment) => CONTAINER.test(segment) && !MONITOR.test(segment));
  return i >= 0 && after.slice(i + 1).some((segment) => !OWN.test(segment));
}

/** Whether a cgroup's name is in a pod's: its UID stands there with dashes or, under the systemd driver, underscores. */
export function isInPod(uid: string): (id: string) => boolean {
  const inSlices = uid.replaceAll('-', '_');
  return (id) => id.includes(uid) || id.includes(inSlices);
}
