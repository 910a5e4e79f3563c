import { Evidence, PodRef, Selection } from '../Evidence';
import { Witnesses } from '../Witnesses';

/**
 * Pods that only witnesses know: gone within a scrape, as an evicted pod of a DaemonSet. Only those that something
 * happened to, and that the selection names.
 */
export function podsOfWitnesses(evidence: Evidence, { events, lines, pods, reports }: Witnesses): PodRef[] {
  const cluster = evidence.pods[0]?.cluster ?? '';
  const killed = new Set(reports.flatMap(({ report }) => report.victims.map(({ podUid }) => podUid)));
  const named: PodRef[] = [
    ...pods
      .filter(
        ({ reason, containers, uid }) =>
          reason !== '' || containers.some(({ ends }) => ends.length > 0) || (uid !== '' && killed.has(uid))
      )
      .map(({ namespace, pod, uid, node }) => ({ cluster, namespace, pod, uid, node, selected: true })),
    ...events
      .filter(({ kind, reason }) => kind === 'Pod' && reason === 'Evicted')
      .map(({ namespace, name, uid, node }) => ({ cluster, namespace, pod: name, uid, node, selected: true })),
    ...lines
      .filter(({ act }) => act === 'evicted')
      .map(({ pod, node }) => ({ cluster, ...namesIn(pod), uid: '', node, selected: true })),
  ];
  const known = new Set(evidence.pods.flatMap((pod) => [keyOf(pod), keyOf({ ...pod, uid: '' })]));
  const nameless = new Set(evidence.pods.filter(({ uid }) => uid === '').map(keyOf));
  const found: PodRef[] = [];
  for (const pod of named.filter((one) => isSelected(one, evidence.selection))) {
    if (!known.has(keyOf(pod)) && !nameless.has(keyOf({ ...pod, uid: '' }))) {
      known.add(keyOf(pod)).add(keyOf({ ...pod, uid: '' }));
      found.push(pod);
    }
  }
  return found;
}

/** The kubelet writes `namespace/name`. */
function namesIn(line: string): Pick<PodRef, 'namespace' | 'pod'> {
  const [namespace, pod] = line.split('/');
  return { namespace, pod };
}

const keyOf = ({ namespace, pod, uid }: Pick<PodRef, 'namespace' | 'pod' | 'uid'>): string =>
  JSON.stringify([namespace, pod, uid]);

function isSelected({ namespace, pod, node }: PodRef, selection: Selection): boolean {
  const fits = (pattern: string | undefined, value: string) => pattern === undefined || anchored(pattern)?.test(value);
  return Boolean(fits(selection.namespace, namespace) && fits(selection.pod, pod) && fits(selection.node, node));
}

/** A pattern as Prometheus anchors it; null when it is no JavaScript expression, which RE2's mostly are. */
function anchored(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return null;
  }
}
