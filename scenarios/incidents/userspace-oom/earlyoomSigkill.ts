import { expectWorld } from '../../incidentScript';
import { cartAndJob } from '../node-oom/cartAndJob';
import { CONTAINERD_1_6 } from '../nodeKinds';
import { smallIncident } from '../smallIncident';
import { EARLYOOM_TELLS } from './tellable';

/** The twin of node-oom-error-reason without the daemon's log: earlyoom is first by a second; process 1 takes no SIGTERM, and SIGKILL follows. */
export const earlyoomSigkill = smallIncident({
  name: 'userspace-oom-earlyoom-sigkill',
  description:
    'shop/cart is killed when batch/etl takes the rest of the node within seconds, and its end is Error and 137: not by the kernel, which would have been next, but by earlyoom.',
  cases: ['twin of node-oom-error-reason', 'rfjakob/earlyoom#205'],
  node: { ...CONTAINERD_1_6, evictionLoopPhase: 9, oomDaemon: { kind: 'earlyoom', availableShare: 0.12 } },
  cast: (world) => ({ pods: cartAndJob(world, 6, 6) }),
  kills: ['cart userspace-oom earlyoom'],
  verify: ([{ exitCode }]) =>
    expectWorld(exitCode === 137, 'userspace-oom-earlyoom-sigkill', `it ends with 137, not ${exitCode}`),
  tellable: { cart: EARLYOOM_TELLS },
});
