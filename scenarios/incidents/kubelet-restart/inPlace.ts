import { garbageCollected } from '../../world/demand';
import { MiB } from '../../world/memory';
import { changesDefinition, losesSandbox, resizes } from '../../world/acts/restartsContainer';
import { ContainerPlan } from '../platform';
import { smallIncident } from '../smallIncident';
import { byEvent, byKubeletLog, bySandboxEvent } from '../witnessed';

const service = (more: Partial<ContainerPlan> = {}): ContainerPlan => ({
  memoryRequest: 128 * MiB,
  memoryLimit: 256 * MiB,
  demand: () => garbageCollected(90 * MiB, 120 * MiB, 150),
  livenessProbe: true,
  ...more,
});

/** resizePolicy RestartContainer for memory (KEP 1287, beta in 1.33): the container restarts to take its new limit. */
export const resize = smallIncident({
  name: 'kubelet-restart-resize',
  description:
    'Somebody gives inventory/stock a limit of 384 MiB in place; its resizePolicy wants a restart, and the kubelet stops it: exit code 143.',
  cases: ['kubernetes/kubernetes#102884', 'zalando-incubator/kubernetes-on-aws#10959'],
  cast: ({ deploy }) => {
    const stock = deploy('inventory', 'stock', service({ limitChanges: [{ at: 720, memoryLimit: 384 * MiB }] }));
    return { pods: [stock], acts: [resizes(720, stock.name, 'stock')] };
  },
  kills: ['stock kubelet-restart resize'],
  tellable: { stock: [...byEvent, ...byKubeletLog] },
});

/** The same, with a program that does not hear SIGTERM: 137 right after a change of its limit, and no OOM. */
export const resizeOutlived = smallIncident({
  name: 'kubelet-restart-resize-137',
  description:
    'inventory/prices is resized in place with RestartContainer and does not hear SIGTERM: 137 half a minute later, which looks like an OOM kill of a container whose limit was just changed.',
  cases: ['variant of kubelet-restart-resize'],
  cast: ({ deploy }) => {
    const prices = deploy(
      'inventory',
      'prices',
      service({ onSigterm: 'ignores', limitChanges: [{ at: 655, memoryLimit: 192 * MiB }] })
    );
    return { pods: [prices], acts: [resizes(655, prices.name, 'prices')] };
  },
  kills: ['prices kubelet-restart resize'],
  tellable: { prices: [...byEvent, ...byKubeletLog] },
});

/** An operator that changes the image of a running pod (Istio's and OpenKruise's in-place updates do it). */
export const definitionChanged = smallIncident({
  name: 'kubelet-restart-definition',
  description:
    'An operator puts another image into the running pod of mesh/proxy; the kubelet restarts the container because its definition changed.',
  cases: ['openkruise/kruise#2077', 'dgkanatsios/CKAD-exercises#106'],
  cast: ({ deploy }) => {
    const proxy = deploy('mesh', 'proxy', service({ onSigterm: { afterSeconds: 5.2, exitCode: 0 } }));
    const image = 'registry.example/mesh/proxy:1.4.3';
    return { pods: [proxy], acts: [changesDefinition(810, proxy.name, 'proxy', image)] };
  },
  kills: ['proxy kubelet-restart definition-changed'],
  tellable: { proxy: [...byEvent, ...byKubeletLog] },
});

/** The runtime lost the sandbox: lab1 saw `SandboxChanged` after its reboot; here the node stays up. */
export const sandbox = smallIncident({
  name: 'kubelet-restart-sandbox',
  description:
    'The sandbox of video/encoder goes down with its pause process; the kubelet stops what runs in it and builds another. The node was never away.',
  cases: ['justinas/nixos-ha-kubernetes#5', 'Azure/ACS#87'],
  cast: ({ deploy }) => {
    const encoder = deploy('video', 'encoder', service({ onSigterm: 'ignores' }), { graceSeconds: 10 });
    return { pods: [encoder], acts: [losesSandbox(700, encoder.name)] };
  },
  kills: ['encoder kubelet-restart sandbox'],
  tellable: { encoder: bySandboxEvent },
});

/** kubernetes/kubernetes pkg/kubelet/kuberuntime: a container whose post-start hook fails is killed. */
export const postStartHook = smallIncident({
  name: 'kubelet-restart-post-start-hook',
  description:
    'The post-start hook of auth/session cannot reach its registry and fails 12 s after each start; the kubelet kills the container, three times, before the registry is back.',
  cases: ['onosproject/onos-helm-charts#557', 'kubernetes/kubernetes#115680'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'auth',
        'session',
        service({
          postStartFails: (instance) => (instance < 3 ? 12 : undefined),
          onSigterm: { afterSeconds: 0.8, exitCode: 143 },
        }),
        { createdAt: 420 }
      ),
    ],
  }),
  kills: Array.from({ length: 3 }, () => 'session kubelet-restart post-start-hook'),
  tellable: { session: byEvent },
});
