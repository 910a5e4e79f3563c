import { drains } from '../../world/acts/drains';
import { kubeletPreempts, shutsDown } from '../../world/acts/kubeletEndsPod';
import { deletes } from '../../world/acts/deletes';
import { preempts } from '../../world/acts/preempts';
import { taints } from '../../world/acts/taints';
import { smallIncident } from '../smallIncident';
import { BY_OBJECT, deaf, IN_DELETION, UNMOUNT_SECONDS, withSuccessor } from './terminating';

/** kube-state-metrics 2.20 tells the condition DisruptionTarget. */
const NEW = '2.20.0';

/** lab1's termination-drain: the eviction API sets DisruptionTarget EvictionByEvictionAPI. The other pods of the node obey. */
export const drain = smallIncident({
  name: 'termination-drain',
  description:
    'The node is drained for an upgrade. Most pods leave when told to; files/gateway does not hear SIGTERM and is killed after 30 s.',
  cases: ['lab1: termination-drain 22:59:25'],
  kubeStateMetrics: NEW,
  cast: (world) => {
    const gateway = world.deploy('files', 'gateway', deaf(), { unmountSeconds: UNMOUNT_SECONDS });
    return { pods: [withSuccessor(world, gateway)], acts: [drains(640, world.node.name)] };
  },
  kills: ['gateway termination drain'],
  tellable: { gateway: IN_DELETION },
});

/** lab1's termination-preempt. */
export const preemption = smallIncident({
  name: 'termination-preemption',
  description:
    'A pod of a higher priority class needs the room: the scheduler preempts batch/reindex, which outlives its grace period of 15 s.',
  cases: ['lab1: termination-preempt 23:00:13'],
  kubeStateMetrics: NEW,
  cast: (world) => {
    const options = { graceSeconds: 15, unmountSeconds: UNMOUNT_SECONDS, priority: -10, priorityClass: 'batch-low' };
    const victim = world.deploy('batch', 'reindex', deaf(), options);
    const strong = world.deploy('fraud', 'scorer', deaf({ onSigterm: undefined }), {
      priority: 1000,
      priorityClass: 'urgent',
    });
    return { pods: [victim], acts: [preempts(725, victim.name, strong)] };
  },
  kills: ['reindex termination preemption'],
  tellable: { reindex: IN_DELETION },
});

export const taint = smallIncident({
  name: 'termination-taint',
  description:
    'Somebody taints the node with maintenance:NoExecute; the taint manager deletes what does not tolerate it. maps/tiles outlives its grace period.',
  cases: ['kubernetes/autoscaler#2510', 'kubernetes/kubernetes#90794'],
  kubeStateMetrics: NEW,
  cast: (world) => {
    const tiles = world.deploy('maps', 'tiles', deaf(), { graceSeconds: 25, unmountSeconds: UNMOUNT_SECONDS });
    return { pods: [withSuccessor(world, tiles)], acts: [taints(690, world.node.name, 'example.com/maintenance')] };
  },
  kills: ['tiles termination taint'],
  tellable: { tiles: IN_DELETION },
});

/** pkg/kubelet/nodeshutdown: status Failed, reason "Terminated", which no version of kube_pod_status_reason lists (facts/metrics.md §1.4). */
export const nodeShutdown = smallIncident({
  name: 'termination-node-shutdown',
  description:
    'The cloud announces that the machine goes away; the kubelet ends its pods within 20 s. chat/rooms is killed; what obeys is not. The objects stay, reason Terminated.',
  cases: ['kubernetes/kubernetes#113278', 'kubernetes/kubernetes#102820'],
  cast: (world) => ({
    pods: [world.deploy('chat', 'rooms', deaf())],
    acts: [shutsDown(720, world.node.name, 20)],
  }),
  kills: ['rooms termination node-shutdown'],
  tellable: { rooms: BY_OBJECT },
});

/** pkg/kubelet/preemption: a critical static pod comes to a full node. */
export const kubeletPreemption = smallIncident({
  name: 'termination-kubelet-preemption',
  description:
    'A critical pod is bound to a full node, and the kubelet itself preempts lab/notebook: Preempting, 137 after its grace period of 10 s.',
  cases: ['kubernetes/kubernetes#78405', 'kubernetes/kubernetes#135857'],
  kubeStateMetrics: NEW,
  cast: (world) => {
    const notebook = world.deploy('lab', 'notebook', deaf(), { graceSeconds: 10 });
    return { pods: [notebook], acts: [kubeletPreempts(655, notebook.name)] };
  },
  kills: ['notebook termination preemption'],
  tellable: { notebook: BY_OBJECT },
});

/** lab1's termination-delete. */
export const deleted = smallIncident({
  name: 'termination-deleted',
  description: 'Somebody deletes the pod of ops/console by hand; it hears nothing and is killed after 30 s.',
  cases: ['lab1: termination-delete 22:59:22', 'blockchain-etl/blockchain-etl-streaming#9'],
  cast: (world) => {
    const console = world.deploy('ops', 'console', deaf(), { unmountSeconds: UNMOUNT_SECONDS });
    return { pods: [withSuccessor(world, console)], acts: [deletes(705, console.name)] };
  },
  kills: ['console termination deleted'],
  tellable: { console: IN_DELETION },
});
