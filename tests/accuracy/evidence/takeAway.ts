import { NOTHING_BROUGHT, together } from '../../../src/core/evidence/attach/Brought';
import { podsSpokenOf } from '../../../src/core/evidence/attach/podsSpokenOf';
import { withWitnesses } from '../../../src/core/evidence/attach/withWitnesses';
import type { Evidence, PodRef } from '../../../src/core/evidence/Evidence';
import type { EvidenceFamily } from '../../../src/core/evidence/families';
import { mergeCopies } from '../../../src/core/evidence/prometheus/mergeCopies';
import type { Labels, Series } from '../../../src/core/evidence/Series';
import { Recording, WITNESS_FAMILIES } from '../recording/Recording';
import { damaged, losesMetric } from './damage';
import { familyOf } from './familyOf';
import { Missing } from './Missing';

/** So few pods are read whether anything ended in them or not (src/core/evidence/prometheus/collect.ts). */
const FEW_PODS = 20;

/** The evidence as it would have been collected where this is missing; tests/accuracy/takeAway.test.ts holds it to that. */
export function takeAway(recording: Recording, missing: Missing): Evidence {
  const whole = withoutLabels(withoutSeries(recording, missing), missing);
  const evidence = missing.damage ? damaged(whole, missing.damage) : whole;
  const brought = WITNESS_FAMILIES.filter((family) => !missing.families.has(family)).flatMap(
    (family) => recording.brought[family] ?? []
  );
  return withWitnesses(evidence, together(brought));
}

function withoutSeries(recording: Recording, missing: Missing): Evidence {
  const { evidence, found } = recording;
  const isGone = goneIn(missing);
  const log = missing.families.has('kernel-log') ? undefined : recording.brought['kernel-log'];
  const pods = podsLeft(evidence.pods, found, missing, podsSpokenOf(log ?? NOTHING_BROUGHT));
  const nodes = evidence.nodes.filter(({ node }) => pods.some((pod) => pod.node === node));
  const left = new Set(pods.map(({ namespace, pod }) => `${namespace}/${pod}`));
  const places = new Set(nodes.map(({ node }) => node));
  const isRead = (metric: string) => {
    const ofNodes = OF_NODES.test(metric);
    const ofContainers = metric.startsWith('container_');
    const ofWorkloads = OF_WORKLOADS.test(metric);
    return (labels: Labels): boolean => {
      if (ofNodes || (ofContainers && !labels.pod)) {
        return places.has(labels.node);
      }
      // the exporter's own pod stands on what is of no pod
      return ofWorkloads ? pods.length > 0 : left.has(`${labels.namespace}/${labels.pod}`);
    };
  };
  const series = kept(evidence.series, (metric) => {
    const isOfRead = isRead(metric);
    return (labels) => !isGone(metric, labels) && isOfRead(labels);
  });
  return {
    ...evidence,
    series,
    pods,
    nodes,
    ...(evidence.neighbourhoods && {
      neighbourhoods: evidence.neighbourhoods
        .filter(({ node }) => places.has(node))
        .map((one) => ({ ...one, series: kept(one.series, (metric) => (labels) => !isGone(metric, labels)) })),
    }),
    collected: evidence.collected.filter((metric) => isLeft(evidence, metric, isGone)),
    deleted: isGone('kube_pod_deletion_timestamp', OF_KSM) ? [] : evidence.deleted,
    ...queriesOf(evidence, series, { hasPods: pods.length > 0, hasNodes: nodes.length > 0 }),
  };
}

function kept(series: Evidence['series'], isKept: (metric: string) => (labels: Labels) => boolean): Evidence['series'] {
  const out: Evidence['series'] = {};
  for (const [metric, all] of Object.entries(series)) {
    const isKeptOfMetric = isKept(metric);
    const left = all.filter(({ labels }) => isKeptOfMetric(labels));
    if (left.length > 0) {
      out[metric] = left;
    }
  }
  return out;
}

/** Labels by which allow-lists tell who speaks. */
const OF_KSM: Labels = { job: 'kube-state-metrics', namespace: 'any', pod: 'any', container: 'any' };
const OF_KUBELET: Labels = { job: 'kubelet', metrics_path: '/metrics', namespace: 'any', pod: 'any', container: 'any' };
const OF_CADVISOR: Labels = { ...OF_KUBELET, metrics_path: '/metrics/cadvisor', image: 'any' };
const OF_PROBES: Labels = { ...OF_KUBELET, metrics_path: '/metrics/probes' };
const OF_NODE_EXPORTER: Labels = { job: 'node-exporter' };

/** Whether any series of a metric is left at the installation: among those that were read, or as it would be labelled. */
function isLeft(evidence: Evidence, metric: string, isGone: NonNullable<Missing['drops']>): boolean {
  const speaker = [
    { begins: 'kube_', labels: OF_KSM },
    { begins: 'container_', labels: OF_CADVISOR },
    { begins: 'prober_', labels: OF_PROBES },
    { begins: 'node_', labels: OF_NODE_EXPORTER },
  ].find(({ begins }) => metric.startsWith(begins));
  return (
    !isGone(metric, speaker?.labels ?? OF_KUBELET) ||
    (evidence.series[metric] ?? []).some(({ labels }) => !isGone(metric, labels))
  );
}

function goneIn({ families, drops, damage }: Missing): NonNullable<Missing['drops']> {
  const isLost = damage && losesMetric(damage);
  return (metric, labels) => {
    const family = familyOf(metric, labels);
    return (family !== null && families.has(family)) || (drops?.(metric, labels) ?? isLost?.(metric) ?? false);
  };
}

const OF_WORKLOADS = /^kube_(?!pod_)/;
const OF_NODES = /^(kube_node_|kubelet_|node_|podcoroner:|up$|scrape_)/;

const REASONS = ['kube_pod_container_status_last_terminated_reason', 'kube_pod_container_status_terminated_reason'];

/** Pods are found by kube_pod_info, which tells their node, else by their containers' states; read are those that ended. */
function podsLeft(
  pods: PodRef[],
  { byInfo, byRestarts, byReasons, endedBy }: Recording['found'],
  missing: Missing,
  spokenOf: ReadonlySet<string>
): PodRef[] {
  const isGone = goneIn(missing);
  const info = isGone('kube_pod_info', OF_KSM) ? [] : byInfo;
  const restarts = isGone('kube_pod_container_status_restarts_total', OF_KSM) ? [] : byRestarts;
  const reasons = REASONS.some((metric) => !isGone(metric, OF_KSM)) ? byReasons : [];
  const known = new Set([...info, ...restarts, ...reasons]);
  const ended = new Set(
    Object.entries(endedBy)
      .filter(([family]) => !missing.families.has(family as EvidenceFamily))
      .flatMap(([, keys]) => keys)
  );
  // where no uid is left nothing tells whose a kernel's word is
  const isSpokenOf = (uid: string) => !missing.labels?.includes('uid') && spokenOf.has(uid);
  const hasEnded = ({ namespace, pod, uid }: PodRef) =>
    isSpokenOf(uid) || ended.has(`${namespace}/${pod}/${uid}`) || ended.has(`${namespace}/${pod}/`);
  const placed = new Set(info);
  return pods
    .filter((pod) => known.has(keyOf(pod)) && (known.size <= FEW_PODS || hasEnded(pod)))
    .map((pod) => (placed.has(keyOf(pod)) ? pod : { ...pod, node: '' }));
}

const keyOf = ({ namespace, pod, uid }: PodRef): string => `${namespace}/${pod}/${uid}`;

/** Queries whose answer is empty now, without those that are only made of pods or nodes where none is known. */
function queriesOf(
  evidence: Evidence,
  series: Evidence['series'],
  { hasPods, hasNodes }: { hasPods: boolean; hasNodes: boolean }
): Pick<Evidence, 'queries' | 'sources'> {
  const answered = new Set<string>();
  for (const [metric, all] of Object.entries(series)) {
    new Set(all.map(({ labels }) => familyOf(metric, labels))).forEach((family) => answered.add(`${family}/${metric}`));
  }
  const sources = Object.fromEntries(
    Object.entries(evidence.sources).filter(([key]) => hasPods && (hasNodes || !isOfNodesOnly(key)))
  );
  const live = new Set(
    Object.keys(sources)
      .filter((key) => answered.has(key))
      .map((key) => sources[key])
  );
  const read = new Set(Object.values(sources));
  const was = new Set(Object.values(evidence.sources));
  return {
    sources,
    queries: evidence.queries
      .filter(({ id }) => read.has(id) || !was.has(id))
      .map((query) => (read.has(query.id) && !live.has(query.id) ? { ...query, seriesCount: 0 } : query)),
  };
}

function isOfNodesOnly(key: string): boolean {
  const [family, metric] = key.split('/');
  return OF_NODES.test(metric) || family === 'cadvisor-root' || family === 'cadvisor-kubepods';
}

/** Series that differed in the lost labels alone become one. */
function withoutLabels(evidence: Evidence, { labels: lost }: Missing): Evidence {
  if (!lost || lost.length === 0) {
    return evidence;
  }
  const bare = ({ labels, ...rest }: Series): Series => ({
    ...rest,
    labels: Object.fromEntries(Object.entries(labels).filter(([name]) => !lost.includes(name))),
  });
  return {
    ...evidence,
    pods: lost.includes('uid') ? withoutUids(evidence.pods) : evidence.pods,
    series: Object.fromEntries(
      Object.entries(evidence.series).map(([metric, all]) => [metric, mergeCopies(all.map(bare))])
    ),
  };
}

/** Pods that followed each other under one name are one where no uid tells them apart. */
const withoutUids = (pods: PodRef[]): PodRef[] => [
  ...new Map(pods.map((pod) => [JSON.stringify([pod.cluster, pod.namespace, pod.pod]), { ...pod, uid: '' }])).values(),
];
