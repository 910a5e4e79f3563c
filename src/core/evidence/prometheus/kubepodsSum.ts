import { epochMs } from '../../units';
import { TimeRange } from '../Evidence';
import { LabelNames } from './labelNames';
import { differs, equals, oneOf, selector } from './matcher';
import { Evaluation } from './Prometheus';

export const KUBEPODS_SUM = 'podcoroner:kubepods_working_set_bytes';

const STEP_SECONDS = 30;

/**
 * The memory of all pods of each node, where the kubepods cgroup itself is not scraped (kube-prometheus-stack drops
 * every series without a pod): the pod-level cgroups, which hold memory-backed volumes too, else the containers.
 * Aggregated on the server; the start is a multiple of the step, because Grafana floors it (facts/grafana.md 9).
 */
export function kubepodsSumQuery(
  window: TimeRange,
  cadvisor: LabelNames,
  nodeLabel: string,
  nodes: string[],
  cluster: string
): { metric: string; expression: string; evaluation: Evaluation } {
  const node = oneOf(nodeLabel, nodes);
  const memory = (...matchers: string[]) => selector('container_memory_working_set_bytes', node, ...matchers, cluster);
  const podLevel = memory(differs(cadvisor.pod, ''), equals(cadvisor.container, ''), equals('image', ''));
  const containers = memory(differs(cadvisor.container, ''), differs(cadvisor.container, 'POD'));
  const sum = (keys: string, inner: string) =>
    `sum by (${nodeLabel}, cluster) (max by (${nodeLabel}, cluster, ${keys}) (${inner}))`;
  const stepMs = STEP_SECONDS * 1000;
  return {
    metric: KUBEPODS_SUM,
    expression: `${sum(`${cadvisor.namespace}, ${cadvisor.pod}`, podLevel)} or ${sum(`${cadvisor.namespace}, ${cadvisor.pod}, ${cadvisor.container}`, containers)}`,
    evaluation: {
      start: epochMs(Math.floor(window.from / stepMs) * stepMs),
      end: epochMs(Math.floor(window.to / stepMs) * stepMs),
      stepSeconds: Math.max(
        STEP_SECONDS,
        Math.ceil((window.to - window.from) / 1000 / 10_000 / STEP_SECONDS) * STEP_SECONDS
      ),
    },
  };
}
