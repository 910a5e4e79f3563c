import { Advice } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { Asked } from './Asked';
import { podObject } from './commands';
import { atMost, change, inspect } from './give';
import { ownTarget } from './targets';

/** Of the pod's limit this share must belong to no container for a volume to be the matter. */
const OUTSIDE = 0.1;

const FIELD = 'volumes.emptyDir.sizeLimit';
/** What was measured explains the whole limit. */
const NEARLY_ALL = 0.98;
/** Less than this share of the limit is no volume that anybody could use; and 0 would mean none at all to Kubernetes. */
const WORTH_HAVING = 0.05;

/**
 * A size for the memory-backed volumes: what the pod's limit leaves beside the highest its containers ever used. Files
 * in memory are charged to the container that wrote them and are no part of its rss, which is why that is taken.
 */
export function volumeSize(asked: Asked): Advice | null {
  const { facts, containers } = asked;
  const { pod, kill } = facts;
  if (pod === null || pod.limitBytes === null || (pod.outsideBytes ?? 0) < OUTSIDE * pod.limitBytes) {
    return null;
  }
  const { namespace, pod: name } = kill.pod;
  const used = facts.records.longLived().reduce((sum, { container }) => {
    const most = (metric: string) => containers.most(metric, { namespace, pod: name, container }, facts.moment.to);
    const { rssBytes = null, usageBytes = 0 } = (container === facts.graphed && facts.own) || {};
    return (
      sum + Math.max(rssBytes ?? usageBytes, most('container_memory_rss') ?? most('container_memory_usage_bytes') ?? 0)
    );
  }, 0);
  const said = { outsideBytes: pod.outsideBytes!, usedBytes: used, limitBytes: pod.limitBytes };
  const left = pod.limitBytes - used;
  const target = ownTarget(asked, '');
  return used + pod.outsideBytes! >= NEARLY_ALL * pod.limitBytes && left > WORTH_HAVING * pod.limitBytes
    ? change(target, FIELD, null, atMost(left), message('advice.volume-size', said))
    : inspect(target, FIELD, message('advice.volume-unmeasured', said));
}

/** Where the pod's limit comes from, and what is charged to it. */
export const podResources = (asked: Asked): Advice =>
  inspect(ownTarget(asked, ''), podObject(asked.facts.kill), message('advice.pod-resources'));
