import { Bytes, epochMs, toIso, wholeBytes } from '../../units';
import { ConsumerKind, ConsumerRow, Consumers } from '../../explanation/Explanation';
import { NodeRecords } from '../../evidence/NodeRecords';
import { sampleAt } from '../../evidence/Series';
import { Facts } from '../facts/Facts';
import { Verdict } from '../weigh';
import { NodeContainers } from './NodeContainers';
import { nodeParts } from './nodeParts';
import { stretch } from './stretch';
import { UsedMemory, usedMemory } from './usedMemory';

/** Ends in which the node's memory, or that of all its pods, was the matter. */
const OF_NODE: ReadonlySet<string> = new Set(['node-oom', 'node-allocatable', 'node-eviction', 'userspace-oom']);
/** A cause less likely than this is not worth an account. */
const LIKELY = 0.05;

/** Whether the node's memory decided, or may have. */
export const ofTheNode = ({ cause, alternatives }: Verdict): boolean =>
  cause === 'undetermined'
    ? alternatives.some((one) => one.score >= LIKELY && OF_NODE.has(one.cause))
    : OF_NODE.has(cause);

/**
 * Who used the memory up: the growth of the node's used memory before the kill, from the last quiet moment on, as an
 * account whose rows sum to it to the byte. Null where the node had nothing to do with it, or its memory is not collected.
 */
export function consumers(facts: Facts, verdict: Verdict, containers: NodeContainers): Consumers | null {
  const node = facts.scene.records.ofNode(facts.kill.pod);
  if (!ofTheNode(verdict)) {
    return null;
  }
  const used = usedMemory(node, facts.moment.from - LONGEST_MS, facts.moment.to);
  const over = used && stretch(facts, used, containers.since);
  if (used === null || over === null) {
    return null;
  }
  // kills between the same two samples share one account
  const made = known.get(containers) ?? new Map<string, Consumers>();
  const key = `${node.cluster}\0${node.node}\0${over.from}-${over.to}`;
  const found = made.get(key) ?? account(node, containers, used, over);
  known.set(containers, made.set(key, found));
  return found;
}

const known = new WeakMap<NodeContainers, Map<string, Consumers>>();

function account(node: NodeRecords, containers: NodeContainers, used: UsedMemory, over: Over): Consumers {
  const totalBytes = wholeBytes(sampleAt(used.series, over.to)!.value - sampleAt(used.series, over.from)!.value);
  const rows = [...containerRows(containers, used, over), ...otherRows(node, containers, used, over)];
  const explained = rows.reduce((sum, { growthBytes }) => sum + growthBytes, 0);
  return {
    from: toIso(epochMs(over.from)),
    to: toIso(epochMs(over.to)),
    totalBytes,
    formula: used.formula,
    rows: folded([...rows, bare('unexplained', totalBytes - explained)]),
  };
}

/** Nothing further back is looked at. */
const LONGEST_MS = 30 * 60_000;

interface Over {
  from: number;
  to: number;
}

/** So many containers of that size sum exactly in a double. */
const MOST_OF_ONE = 2 ** 42;

/**
 * What is counted of a container so that no page is counted twice: beside meminfo its anonymous memory (`memory.stat`
 * anon, cAdvisor's rss), since page cache and kernel memory are the node's rows; beside the root cgroup's working set its
 * own working set.
 */
const metricFor = (used: UsedMemory, containers: NodeContainers): string =>
  used.from === 'meminfo' && containers.has('container_memory_rss')
    ? 'container_memory_rss'
    : 'container_memory_working_set_bytes';

function containerRows(containers: NodeContainers, used: UsedMemory, { from, to }: Over): ConsumerRow[] {
  const metric = metricFor(used, containers);
  return containers.names(metric).map((name) => ({
    kind: 'container',
    ...name,
    growthBytes: wholeBytes((containers.at(metric, name, to) ?? 0) - (containers.at(metric, name, from) ?? 0), MOST_OF_ONE), // prettier-ignore
    share: 0,
    requestBytes: containers.declared('requests', name),
    usageBytes:
      containers.at('container_memory_usage_bytes', name, to) ??
      containers.at('container_memory_working_set_bytes', name, to),
  }));
}

/** The rest of the node. What is in the containers' working sets, where those stand for them, is not said again. */
function otherRows(node: NodeRecords, containers: NodeContainers, used: UsedMemory, { from, to }: Over): ConsumerRow[] {
  if (used.from === 'root') {
    const slice = node.one('container_memory_working_set_bytes', ({ id }) => id === '/system.slice');
    const [before, after] = [from, to].map((time) => slice && (sampleAt(slice, time)?.value ?? null));
    return before === null || after === null ? [] : [bare('system', wholeBytes(after - before))];
  }
  if (metricFor(used, containers) !== 'container_memory_rss') {
    return [];
  }
  const { anonymous, cache, kernel } = nodeParts(node, from, to);
  const held = (time: number) => containers.total('container_memory_rss', time);
  const rows: Array<[ConsumerKind, Bytes | null]> = [
    // anonymous memory that is in no container is a service's of the node, where all containers are known
    ['system', anonymous === null || !containers.complete ? null : anonymous - (held(to) - held(from))],
    ['kernel', kernel],
    ['cache', cache],
  ];
  return rows.flatMap(([kind, bytes]) => (bytes === null ? [] : [bare(kind, wholeBytes(bytes))]));
}

const bare = (kind: ConsumerKind, growthBytes: Bytes): ConsumerRow => ({
  kind,
  namespace: '',
  pod: '',
  container: '',
  growthBytes,
  share: 0,
  requestBytes: null,
  usageBytes: null,
});

/** Containers below this share of all growth are told together. */
const WORTH_A_ROW = 0.01;

/** The containers that count by name, the greatest growth first, all others as one; with each row's share of all growth. */
function folded(rows: ConsumerRow[]): ConsumerRow[] {
  const all = rows.reduce((sum, { growthBytes }) => sum + Math.max(0, growthBytes), 0);
  const shareOf = (bytes: Bytes) => (all > 0 ? bytes / all : 0);
  const counts = ({ growthBytes }: ConsumerRow) => growthBytes !== 0 && Math.abs(growthBytes) >= WORTH_A_ROW * all;
  const containers = rows.filter(({ kind }) => kind === 'container');
  const small = containers.filter((one) => !counts(one));
  const rest = small.reduce((sum, { growthBytes }) => sum + growthBytes, 0);
  return [
    ...containers.filter(counts).sort((a, b) => b.growthBytes - a.growthBytes),
    ...(rest === 0 ? [] : [bare('container', rest)]),
    ...rows.filter(({ kind }) => kind !== 'container'),
  ].map((row) => ({ ...row, share: shareOf(row.growthBytes) }));
}
