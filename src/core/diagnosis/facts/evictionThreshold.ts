import { NodeRecords } from '../../evidence/NodeRecords';
import { Series } from '../../evidence/Series';
import { DEFAULT_EVICTION_THRESHOLD, evictionThreshold } from '../../kubernetes/evictionThreshold';
import { Bytes } from '../../units';
import { declaredAt, isKubepods } from './kubepodsMemory';

export interface EvictionThreshold {
  /** 0 where the kubelet evicts for no lack of memory */
  bytes: Bytes;
  /** nothing says it: the kubelet's default */
  assumed: boolean;
}

/**
 * The hard `memory.available` threshold of a node at a time: by what its pods may use and may be promised, where it is
 * known, too, whether huge pages are set aside; else the default.
 */
export function evictionThresholdOf(node: NodeRecords, time: number): EvictionThreshold {
  const [limit, allocatable, pages, pageBytes] = [
    node.only('container_spec_memory_limit_bytes', isKubepods),
    node.only('kube_node_status_allocatable', isMemory),
    node.one('node_memory_HugePages_Total'),
    node.one('node_memory_Hugepagesize_bytes'),
  ].map((series) => declaredAt(series, time));
  const hugePages = pages === 0 ? 0 : pages !== null && pageBytes !== null ? pages * pageBytes : null;
  const told =
    limit !== null && allocatable !== null && hugePages !== null
      ? evictionThreshold(limit, allocatable, hugePages)
      : null;
  return told === null ? { bytes: DEFAULT_EVICTION_THRESHOLD, assumed: true } : { bytes: told, assumed: false };
}

const isMemory = ({ resource }: Series['labels']): boolean => resource === 'memory';
