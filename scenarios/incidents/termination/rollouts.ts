import { rollsOut, rollsStatefulSet, scalesDown } from '../../world/acts/rollsOut';
import { smallIncident } from '../smallIncident';
import { deaf, IN_DELETION, UNMOUNT_SECONDS, withSuccessor } from './terminating';

/** lab1's termination-rollout: SIGTERM is not heard, 137 and `Error` at the end of the grace period. */
export const rollout = smallIncident({
  name: 'termination-rollout',
  description:
    'A rollout of shop/cart replaces a pod whose process 1 is a shell: SIGTERM reaches nobody, and after 30 s it is killed with 137, at half of its limit.',
  cases: ['maxmind/geoipupdate#135', 'lab1: termination-drain 23:01:14'],
  cast: (world) => {
    const cart = world.deploy('shop', 'cart', deaf(), { unmountSeconds: UNMOUNT_SECONDS });
    const next = world.deploy('shop', 'cart', deaf());
    return { pods: [cart], acts: [rollsOut(760, cart.name, next)] };
  },
  kills: ['cart termination rollout'],
  tellable: { cart: IN_DELETION },
});

export const scaleDown = smallIncident({
  name: 'termination-scale-down',
  description:
    'An autoscaler takes a replica of jobs/worker away in the middle of its work; it goes on past its grace period of 45 s and is killed.',
  cases: ['kedacore/keda#2900', 'apache/airflow#26587'],
  cast: ({ deploy }) => {
    const worker = deploy('jobs', 'worker', deaf(), { unmountSeconds: UNMOUNT_SECONDS, graceSeconds: 45 });
    return { pods: [worker], acts: [scalesDown(705, worker.name)] };
  },
  kills: ['worker termination scale-down'],
  tellable: { worker: IN_DELETION },
});

/** The next pod has the same name and another UID: whoever joins by name takes its numbers for the old one's. */
export const statefulSetRollout = smallIncident({
  name: 'termination-rollout-stateful-set',
  description:
    'A rollout of the StatefulSet queue/broker: broker-0 outlives its grace period of 20 s, is killed, and a pod of the same name starts in its place.',
  cases: ['zalando-incubator/cluster-lifecycle-manager#28'],
  cast: (world) => {
    const pod = world.deploy('queue', 'broker', deaf(), {
      name: 'broker-0',
      owner: { kind: 'StatefulSet', name: 'broker' },
      graceSeconds: 20,
      unmountSeconds: UNMOUNT_SECONDS,
    });
    return { pods: [withSuccessor(world, pod, world.node)], acts: [rollsStatefulSet(690, pod.name)] };
  },
  kills: ['broker termination rollout'],
  tellable: { broker: IN_DELETION },
});

/** A trap: nobody is killed. 143 within the grace period is obedience (contract, "kill"). */
export const obedientRollout = smallIncident({
  name: 'rollout-obeyed',
  description:
    'Nothing is killed: a rollout of shop/wishlist deletes two pods, which leave with 143 and with 0 within seconds of SIGTERM, and the new ones are up.',
  cases: ['kubernetes/kubernetes#80089', 'lab1: clean-up 22:59:55'],
  cast: (world) => {
    const old = [143, 0].map((exitCode) =>
      world.deploy('shop', `wishlist-${exitCode}`, deaf({ onSigterm: { afterSeconds: 3.2, exitCode } }), {
        unmountSeconds: UNMOUNT_SECONDS,
      })
    );
    const next = old.map((_, i) => world.deploy('shop', `wishlist-${[143, 0][i]}`, deaf()));
    return { pods: old, acts: old.map((pod, i) => rollsOut(700 + 15 * i, pod.name, next[i])) };
  },
  kills: [],
});

/** A trap: gone within a second of its end, so that nothing shows how it ended. */
export const vanished = smallIncident({
  name: 'scale-down-vanished',
  description:
    'Nothing is killed: five pods of shop/preview are scaled away and leave when told to, gone from the API between two scrapes. Their series simply end.',
  cases: ['kubernetes/kube-state-metrics#1083', 'kubernetes/kube-state-metrics#1805'],
  cast: (world) => {
    const pods = [0, 1, 2, 3, 4].map((i) =>
      world.deploy(
        'shop',
        `preview-${i}`,
        deaf({ onSigterm: { afterSeconds: 0.6 + 0.2 * i, exitCode: i % 2 ? 0 : 143 } })
      )
    );
    return { pods, acts: pods.map((pod, i) => scalesDown(600 + 31 * i, pod.name)) };
  },
  kills: [],
});
