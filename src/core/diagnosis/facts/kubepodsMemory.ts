import { median } from '../../median';
import { Bytes } from '../../units';
import { Evidence } from '../../evidence/Evidence';
import { indexAt, indexBefore, Series, valuesWithin } from '../../evidence/Series';
import { KUBEPODS_SUM } from '../../evidence/prometheus/kubepodsSum';
import { kubepodsLimit } from '../../kubernetes/kubepodsLimit';
import { evictionThresholdOf } from './evictionThreshold';
import { declaredAt, isKubepods } from './kubepods';
import { Moment } from './Moment';
import { NodeRecords } from '../../evidence/NodeRecords';

export interface KubepodsMemory {
  limitBytes: Bytes;
  /** the limit rests on an eviction threshold that may be another's: the default, or a soft one that was met */
  limitAssumed: boolean;
  before: { at: number; value: Bytes } | null;
  after: { at: number; value: Bytes } | null;
  /** the highest within 45 s */
  peakBytes: Bytes | null;
  /** whether the peak stands clearly above the usual level of the half hour before */
  isRisen(): boolean;
  metric: string;
}

/** Pods this close to their common limit at the kill make that limit a suspect. */
export const NEARLY_FULL = 0.93;

const AROUND_MS = 45_000;
const USUAL_MS = 1_800_000;

/** All pods of the node together, against the limit of their common cgroup; null when either is unknown. */
export function kubepodsMemory(evidence: Evidence, node: NodeRecords, moment: Moment): KubepodsMemory | null {
  const series = kubepodsUsed(node);
  const limit = limitOf(evidence, node, moment.to);
  if (series === null || limit === null) {
    return null;
  }
  const around = valuesWithin(series, moment.from - AROUND_MS, moment.to + AROUND_MS);
  const peakBytes = around.length > 0 ? Math.max(...around) : null;
  return {
    limitBytes: limit.limitBytes,
    limitAssumed: limit.limitAssumed,
    before: moment.before(series, false),
    after: moment.after(series, 60_000),
    peakBytes,
    isRisen: () => {
      const usual = usualBefore(series, moment.from);
      return usual === null || (peakBytes !== null && peakBytes - usual >= 0.02 * limit.limitBytes);
    },
    metric: series.metric,
  };
}

/** What all pods of a node hold together: of their common cgroup, else the sum of their own. */
export const kubepodsUsed = (node: NodeRecords): Series | null =>
  node.only('container_memory_working_set_bytes', isKubepods) ?? node.one(KUBEPODS_SUM);

/** The median of the half hour before; null without a sample. */
const usualBefore = (series: Series, time: number): Bytes | null =>
  median(series.values.slice(indexAt(series, time - USUAL_MS) + 1, indexBefore(series.times, time - AROUND_MS) + 1));

function limitOf(
  evidence: Evidence,
  node: NodeRecords,
  time: number
): { limitBytes: Bytes; limitAssumed: boolean } | null {
  const spec = declaredAt(node.only('container_spec_memory_limit_bytes', isKubepods), time);
  if (spec !== null && spec > 0) {
    return { limitBytes: spec, limitAssumed: false };
  }
  const allocatable = declaredAt(
    node.one('kube_node_status_allocatable', ({ resource }) => resource === 'memory'),
    time
  );
  const threshold = allocatable === null ? null : evictionThresholdOf(evidence, node, time);
  return allocatable === null || threshold === null
    ? null
    : { limitBytes: kubepodsLimit(allocatable, threshold.bytes), limitAssumed: true };
}
