import { uidOf } from '../../api/objects';
import { Cluster } from '../cluster';
import { deletePod } from '../deletePod';
import { Pod } from '../pod';
import { PodSpec } from '../specs';
import { Act } from './Act';
import { sayDeleted } from './deletes';

/** A Deployment takes `next` in for `pod`: first the new one starts, then, about when it is ready, the old one is deleted. */
export function rollsOut(at: number, pod: string, next: PodSpec): Act {
  return {
    at,
    run(cluster, now) {
      const old = cluster.pod(pod);
      sayScaled(cluster, old, now, 'up', next.owner.name);
      cluster.createPod({ ...next, createdAt: now + 0.1 }, now + 0.1);
      cluster.kubelet(old.spec.node).afterwards(now + cluster.random.between(11, 16), (later) => {
        sayScaled(cluster, old, later, 'down', old.spec.owner.name);
        sayDeleted(cluster, old, later + 0.05);
        deletePod(cluster, old, later + 0.05, { trigger: 'rollout' });
      });
    },
  };
}

/** A Deployment is given fewer replicas: this pod is the one too many. */
export function scalesDown(at: number, pod: string): Act {
  return {
    at,
    run(cluster, now) {
      const old = cluster.pod(pod);
      sayScaled(cluster, old, now, 'down', old.spec.owner.name);
      sayDeleted(cluster, old, now + 0.05);
      deletePod(cluster, old, now + 0.05, { trigger: 'scale-down' });
    },
  };
}

/** A StatefulSet goes on to its next revision: the old pod goes first, and one of the same name comes. */
export function rollsStatefulSet(at: number, pod: string): Act {
  return {
    at,
    run(cluster, now) {
      sayDeleted(cluster, cluster.pod(pod), now);
      deletePod(cluster, cluster.pod(pod), now, { trigger: 'rollout' });
    },
  };
}

function sayScaled(cluster: Cluster, { spec }: Pod, at: number, way: 'up' | 'down', replicaSet: string): void {
  const { namespace, owner } = spec;
  const name = owner.ownedBy?.name ?? owner.name;
  const [from, to] = way === 'up' ? [0, 1] : [1, 0];
  const message = `Scaled ${way} replica set ${replicaSet} from ${from} to ${to}`;
  const about = { kind: 'Deployment', apiVersion: 'apps/v1', name, namespace, uid: uidOf(name) };
  cluster.said.push({
    at,
    reporter: 'deployment-controller',
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message,
    about,
  });
}
