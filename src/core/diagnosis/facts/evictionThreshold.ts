import { Evidence } from '../../evidence/Evidence';
import { NodeRecords } from '../../evidence/NodeRecords';
import { Series } from '../../evidence/Series';
import {
  DEFAULT_EVICTION_THRESHOLD,
  evictionThreshold,
  parseEvictionThreshold,
} from '../../kubernetes/evictionThreshold';
import { Bytes } from '../../units';
import { defaultRefuted } from './defaultRefuted';
import { declaredAt, isKubepods } from './kubepods';
import { Quote, quotedThreshold } from './quotedThreshold';

/**
 * The `memory.available` threshold of a node and who says it: the settings of the data source, the kubelet that named it
 * when it evicted, its pods' common limit and what they may be promised, or nobody, so that it is the default. 0 bytes where the kubelet evicts for no lack
 * of memory.
 */
export type EvictionThreshold = { bytes: Bytes } & (
  { from: 'settings' } | { from: 'eviction-message'; quote: Quote } | { from: 'kubepods' } | { from: 'assumed' }
);

/**
 * The threshold of a node at a time (contract.md, eviction threshold). Null where nothing says it and an eviction shows
 * that it is not the default.
 */
export function evictionThresholdOf(evidence: Evidence, node: NodeRecords, time: number): EvictionThreshold | null {
  const set = setThreshold(evidence, node, time);
  if (set !== null) {
    return { bytes: set, from: 'settings' };
  }
  const quote = quotedThreshold(evidence, node, time);
  if (quote !== null) {
    return { bytes: quote.thresholdBytes, from: 'eviction-message', quote };
  }
  const implied = impliedThreshold(node, time);
  if (implied !== null) {
    return { bytes: implied, from: 'kubepods' };
  }
  return defaultRefuted(evidence, node) ? null : { bytes: DEFAULT_EVICTION_THRESHOLD, from: 'assumed' };
}

/** Null where the settings say none, or a share of a node whose size is not known. */
function setThreshold({ evictionThreshold: text }: Evidence, node: NodeRecords, time: number): Bytes | null {
  if (text === undefined) {
    return null;
  }
  const size = node.only('kube_node_status_capacity', isMemory) ?? node.one('node_memory_MemTotal_bytes');
  return parseEvictionThreshold(text, declaredAt(size, time));
}

/** The hard one, by what the pods may use and may be promised, where it is known, too, whether huge pages are set aside. */
function impliedThreshold(node: NodeRecords, time: number): Bytes | null {
  const [limit, allocatable, pages, pageBytes] = [
    node.only('container_spec_memory_limit_bytes', isKubepods),
    node.only('kube_node_status_allocatable', isMemory),
    node.one('node_memory_HugePages_Total'),
    node.one('node_memory_Hugepagesize_bytes'),
  ].map((series) => declaredAt(series, time));
  const hugePages = pages === 0 ? 0 : pages !== null && pageBytes !== null ? pages * pageBytes : null;
  return limit !== null && allocatable !== null && hugePages !== null
    ? evictionThreshold(limit, allocatable, hugePages)
    : null;
}

const isMemory = ({ resource }: Series['labels']): boolean => resource === 'memory';
