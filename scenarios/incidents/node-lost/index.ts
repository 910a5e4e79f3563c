import { EvidenceFamily, IncidentScript } from '../../incident';
import { garbageCollected } from '../../world/demand';
import { MiB } from '../../world/memory';
import { isGone, losesPower } from '../../world/acts/losesPower';
import { shutsDown } from '../../world/acts/kubeletEndsPod';
import { ContainerPlan } from '../platform';
import { smallIncident } from '../smallIncident';
import { deaf } from '../termination/terminating';

const plan: ContainerPlan = {
  memoryRequest: 128 * MiB,
  memoryLimit: 256 * MiB,
  demand: () => garbageCollected(90 * MiB, 130 * MiB, 140),
  livenessProbe: true,
};

/** The boot time has changed, and the end was seen by nobody; or the kubelet says that the node has been rebooted. */
const REBOOTED: EvidenceFamily[][] = [
  ['ksm-reasons', 'ksm-pods', 'node-boot'],
  ['pods', 'ksm-pods', 'node-boot'],
  ['ksm-reasons', 'ksm-pods', 'events'],
  ['pods', 'events'],
];

/** Everything on the node ends, in the order in which its containers are listed. */
const ALL = ['kube-proxy', 'node-exporter', 'checkout', 'ledger'];
const tellable = (...containers: string[]) =>
  Object.fromEntries([...ALL, ...containers].map((name) => [name, REBOOTED]));
const everybody = (...containers: string[]): string[] => [...ALL, ...containers].map((name) => `${name} node-lost`);

/** lab1's 23:20:18: switched off, on again after some two minutes; 255 and `Unknown` for every container, dated by the runtime's return. */
export const reboot = smallIncident({
  name: 'node-lost-reboot',
  description:
    'The hypervisor resets the node. After two minutes it is back: every container shows 255 and Unknown, with the time of its discovery, and runs again.',
  cases: ['lab1: node-lost 23:20:18'],
  cast: ({ deploy, node }) => ({
    pods: [deploy('crm', 'contacts', plan)],
    acts: [losesPower(660, node.name, 115)],
  }),
  kills: everybody('contacts'),
  tellable: tellable('contacts'),
});

/** Back within half a minute: the node never was NotReady, and Prometheus missed one scrape. */
export const quickReboot = smallIncident({
  name: 'node-lost-quick-reboot',
  description:
    'A kernel panic reboots the node within 14 s. No condition changes, one or two scrapes fail; every container shows 255 and Unknown.',
  cases: ['longhorn/longhorn#10880', 'lab1: node-lost 23:20:18'],
  cast: ({ deploy, node }) => ({
    pods: [deploy('hr', 'payroll', plan)],
    acts: [losesPower(705, node.name, 14)],
  }),
  kills: everybody('payroll'),
  tellable: tellable('payroll'),
});

/** A spot machine that is made anew under its old name: the runtime knows nothing, and the status has the zero time (kubernetes/kubernetes#104107, #122160). */
export const remade = smallIncident({
  name: 'node-lost-remade',
  description:
    'The cloud takes a spot machine away and makes another under its name. The runtime has forgotten everything: ContainerStatusUnknown, 137, no times, where nobody sent SIGKILL.',
  cases: ['kubernetes/kubernetes#104107', 'cloudpilot-ai/karpenter-provider-gcp#143'],
  minutes: 35,
  cast: ({ deploy, node }) => ({
    pods: [deploy('map', 'routing', plan)],
    acts: [losesPower(640, node.name, 170, false)],
  }),
  kills: everybody('routing'),
  tellable: tellable('routing'),
});

/** A graceful shutdown first: pods that the kubelet ended before have their own story, the rest was lost. */
export const shutdownThenOff = smallIncident({
  name: 'node-lost-after-shutdown',
  description:
    'A planned restart: the kubelet ends the pods of the node within 20 s, chat/lobby outlives that, and what belongs to the node goes down with it.',
  cases: ['kubernetes/kubernetes#104531'],
  cast: ({ deploy, node }) => ({
    pods: [deploy('chat', 'lobby', deaf())],
    acts: [shutsDown(640, node.name, 20), losesPower(668, node.name, 95)],
  }),
  kills: ['lobby termination node-shutdown', 'kube-proxy node-lost', 'node-exporter node-lost'],
  tellable: { lobby: [['pods']], 'kube-proxy': REBOOTED, 'node-exporter': REBOOTED },
});

/** A trap: nothing was ever seen of its ends. Pods that vanish without an exit code are a notice (contract, "kill"). */
export const gone = smallIncident({
  name: 'node-gone',
  description:
    'Nothing that counts as a kill: the node goes and never comes back. Its pods are deleted by the taint manager after five minutes, without a word from it, and replaced; no exit code is ever known.',
  cases: ['kubernetes/kubernetes#55713'],
  cast: (world) => {
    const pod = world.deploy('web', 'blog', plan);
    const next = { ...pod, name: `${pod.owner.name}-${world.random.podSuffix(5)}`, node: world.other.name };
    return {
      pods: [{ ...pod, replacement: () => ({ afterSeconds: 0.4, pod: next }) }],
      acts: [isGone(600, world.node.name)],
    };
  },
  kills: [],
});

/** Nodes that rebooted, came back as another, or never came back. */
export const nodeLosses: IncidentScript[] = [reboot, quickReboot, remade, shutdownThenOff, gone];
