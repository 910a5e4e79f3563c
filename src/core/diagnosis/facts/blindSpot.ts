import { NodeRecords } from '../../evidence/NodeRecords';
import { EvidenceFamily } from '../../evidence/families';
import { Kill } from '../../kills/Kill';
import { PodRecords } from '../../kills/PodRecords';
import { Moment } from './Moment';

/** Why the kernel's part in an end cannot be seen from Prometheus: another kernel ran the container, or memory had another place to go. */
export interface BlindSpot {
  kind: 'kata' | 'gvisor' | 'windows' | 'virtual-node' | 'swap';
  family: EvidenceFamily;
  metric: string;
  /** the runtime class, the node's operating system or kubelet, that tells it */
  told: string;
  /** unknown to whom: the kernel only, or also what the program's exit codes mean */
  hides: 'kernel' | 'program-too';
}

/** Handlers run each container under a kernel of its own, whose OOM killer no exporter of the node sees. */
const GUESTS: Array<[RegExp, 'kata' | 'gvisor']> = [
  [/kata|confidential|firecracker|peerpod/i, 'kata'],
  [/gvisor|runsc/i, 'gvisor'],
];

/** Kubelets that are none: Fargate's micro VMs, and virtual nodes (`v1.25.4-vk-azure-aci-1.6.1`). */
const VIRTUAL = /(^|[-.])fargate[-.]|^virtual-(node|kubelet)|-vk-|^vk-/i;

/** So much swapped out on the node, or more, is swap in use. */
const SWAPPED_BYTES = 32 * 1024 * 1024;

/** What hides the kernel's part of an end; null when nothing is known to. */
export function blindSpot(records: PodRecords, node: NodeRecords, kill: Kill, moment: Moment): BlindSpot | null {
  return guestKernel(records) ?? foreignCode(kill) ?? foreignNode(node) ?? swap(node, moment);
}

function guestKernel(records: PodRecords): BlindSpot | null {
  const metric = 'kube_pod_runtimeclass_name_info';
  const names = records.all(metric).map(({ labels }) => labels.runtimeclass_name ?? '');
  for (const told of names) {
    const guest = GUESTS.find(([pattern]) => pattern.test(told));
    if (guest) {
      return { kind: guest[1], family: 'ksm-pods', metric, told, hides: 'kernel' };
    }
  }
  return null;
}

/** Linux gives one byte; what lies outside is Windows' NTSTATUS. */
function foreignCode({ exitCode }: Kill): BlindSpot | null {
  const metric = 'kube_pod_container_status_last_terminated_exitcode';
  return exitCode !== null && (exitCode < 0 || exitCode > 255)
    ? { kind: 'windows', family: 'ksm-reasons', metric, told: 'Windows', hides: 'program-too' }
    : null;
}

function foreignNode(node: NodeRecords): BlindSpot | null {
  const metric = 'kube_node_info';
  for (const { labels } of node.all(metric)) {
    const { os_image = '', kubelet_version = '' } = labels;
    if (/windows/i.test(os_image)) {
      return { kind: 'windows', family: 'ksm-node', metric, told: os_image, hides: 'program-too' };
    }
    if (VIRTUAL.test(kubelet_version)) {
      return { kind: 'virtual-node', family: 'ksm-node', metric, told: kubelet_version, hides: 'kernel' };
    }
  }
  return VIRTUAL.test(node.node)
    ? { kind: 'virtual-node', family: 'ksm-pods', metric: 'kube_pod_info', told: node.node, hides: 'kernel' }
    : null;
}

/** Memory that was swapped out belongs to no sample of the container's, and the limit allows for it on top (facts/metrics.md 5.4). */
function swap(node: NodeRecords, moment: Moment): BlindSpot | null {
  const metric = 'node_memory_SwapFree_bytes';
  const total = moment.before(node.one('node_memory_SwapTotal_bytes'), true);
  const free = moment.before(node.one(metric), true);
  return total !== null && free !== null && total.value - free.value >= SWAPPED_BYTES
    ? { kind: 'swap', family: 'node-memory', metric, told: '', hides: 'kernel' }
    : null;
}
