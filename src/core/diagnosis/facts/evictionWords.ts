import { parseEvictionMessage } from '../../evidence/cluster/evictionMessage';
import { Evidence, PodRef, witnessesOf } from '../../evidence/Evidence';
import { NodeRecords } from '../../evidence/NodeRecords';
import { parseQuantity } from '../../kubernetes/quantity';
import { put } from '../../put';
import { Bytes } from '../../units';

/** What the kubelet said when it evicted a pod for memory. */
export interface EvictionWords {
  namespace: string;
  pod: string;
  /** Unix milliseconds; null where a pod's object does not date it */
  at: number | null;
  /** the threshold that was met and what was left of that signal then; null before 1.26, which names neither */
  quoted: { thresholdBytes: Bytes; availableBytes: Bytes } | null;
}

interface Placed extends EvictionWords {
  cluster: string;
  node: string;
}

const wordsOf = new WeakMap<Evidence, Placed[]>();

/** The kubelet's words on evictions for memory on a node, from events and from the objects of evicted pods. */
export function evictionWords(evidence: Evidence, { node, cluster }: NodeRecords): EvictionWords[] {
  const known = wordsOf.get(evidence) ?? findWords(evidence);
  wordsOf.set(evidence, known);
  return known.filter((one) => one.node === node && (one.cluster === cluster || one.cluster === '' || cluster === ''));
}

function findWords(evidence: Evidence): Placed[] {
  const { events, pods } = witnessesOf(evidence);
  const ofEvents = events
    .filter(({ kind, reason }) => kind === 'Pod' && reason === 'Evicted')
    .map((event): Said => ({ ...event, pod: event.name, at: event.firstAt }));
  const ofObjects = pods
    .filter(({ reason }) => reason === 'Evicted')
    .map((object): Said => ({ ...object, at: object.disruption?.at ?? null }));
  const all = [...ofEvents, ...ofObjects];
  const refs = new Map<string, PodRef[]>();
  if (all.length > 0) {
    evidence.pods.forEach((pod) => put(refs, nameOf(pod), pod));
  }
  return all.flatMap((one) => placed(one, refs.get(nameOf(one)) ?? [], evidence));
}

const nameOf = ({ namespace, pod }: { namespace: string; pod: string }): string => `${namespace}/${pod}`;

interface Said {
  namespace: string;
  pod: string;
  uid: string;
  node: string;
  at: number | null;
  message: string;
}

/** What it says for memory, with where that was; nothing when it says something else, or more than one node can be meant. */
function placed(said: Said, namesakes: PodRef[], { nodes }: Evidence): Placed[] {
  const { namespace, pod, at, message } = said;
  const { kind, resource, threshold, available } = parseEvictionMessage(message);
  if (kind !== 'pressure' || resource !== 'memory') {
    return [];
  }
  const isThere = ({ uid, node }: PodRef) =>
    (said.uid === '' || uid === '' || uid === said.uid) && node !== '' && (said.node === '' || node === said.node);
  const refs = namesakes.filter(isThere);
  const places = refs.length > 0 ? refs : nodes.filter(({ node }) => node === said.node);
  const [first] = places;
  const isOne = places.every(({ cluster, node }) => cluster === first.cluster && node === first.node);
  const [thresholdBytes, availableBytes] = [threshold, available].map((text) => parseQuantity(text ?? ''));
  const quoted = thresholdBytes === null || availableBytes === null ? null : { thresholdBytes, availableBytes };
  return places.length === 0 || !isOne
    ? []
    : [{ namespace, pod, at, quoted, cluster: first.cluster, node: first.node }];
}
