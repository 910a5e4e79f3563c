import { apiVersionOf, uidOf } from '../../api/objects';
import { Cluster } from '../cluster';
import { deletePod, Deletion } from '../deletePod';
import { Pod } from '../pod';
import { Act } from './Act';

/** Somebody deletes a pod by hand: `kubectl delete pod`. */
export function deletes(at: number, pod: string, deletion: Partial<Deletion> = {}): Act {
  return {
    at,
    run: (cluster, now) => deletePod(cluster, cluster.pod(pod), now, { trigger: 'deleted', ...deletion }),
  };
}

/** What the controller of a pod says when it deletes it. */
export function sayDeleted(cluster: Cluster, { spec }: Pod, at: number): void {
  const { owner, namespace, name } = spec;
  const about = {
    kind: owner.kind,
    apiVersion: apiVersionOf(owner),
    name: owner.name,
    namespace,
    uid: uidOf(owner.name),
  };
  const message =
    owner.kind === 'StatefulSet'
      ? `delete Pod ${name} in StatefulSet ${owner.name} successful`
      : `Deleted pod: ${name}`;
  const reporter = `${owner.kind.toLowerCase()}-controller`;
  cluster.said.push({ at, reporter, type: 'Normal', reason: 'SuccessfulDelete', message, about });
}
