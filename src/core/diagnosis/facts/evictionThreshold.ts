import { NodeRecords } from '../../evidence/NodeRecords';
import { sampleAt, Series } from '../../evidence/Series';
import { DEFAULT_EVICTION_THRESHOLD, evictionThreshold } from '../../kubernetes/evictionThreshold';
import { Bytes } from '../../units';
import { isKubepods } from './kubepodsMemory';

export interface EvictionThreshold {
  /** 0 where the kubelet evicts for no lack of memory */
  bytes: Bytes;
  /** nothing says it: the kubelet's default */
  assumed: boolean;
}

/** The hard `memory.available` threshold of a node at a time: by what its pods may use and may be promised, else the default. */
export function evictionThresholdOf(node: NodeRecords, time: number): EvictionThreshold {
  const limit = valueAt(node.only('container_spec_memory_limit_bytes', isKubepods), time);
  const allocatable = valueAt(node.only('kube_node_status_allocatable', isMemory), time);
  const told = limit !== null && allocatable !== null ? evictionThreshold(limit, allocatable) : null;
  return told === null ? { bytes: DEFAULT_EVICTION_THRESHOLD, assumed: true } : { bytes: told, assumed: false };
}

const isMemory = ({ resource }: Series['labels']): boolean => resource === 'memory';

const valueAt = (series: Series | null, time: number): number | null =>
  series === null ? null : (sampleAt(series, time)?.value ?? series.values[0] ?? null);
