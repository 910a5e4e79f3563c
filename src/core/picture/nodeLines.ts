import { Evidence } from '../evidence/Evidence';
import { KUBEPODS_SUM } from '../evidence/prometheus/kubepodsSum';
import { Series } from '../evidence/Series';
import { NodeRecords } from '../evidence/NodeRecords';
import { EvictionThreshold, evictionThresholdOf } from '../diagnosis/facts/evictionThreshold';
import { isKubepods } from '../diagnosis/facts/kubepods';
import { isRoot } from '../diagnosis/facts/nodeMemory';
import { kubepodsLimit } from '../kubernetes/kubepodsLimit';
import { quantityOf } from '../kubernetes/quantity';
import { memoryAvailable } from '../kubernetes/memoryAvailable';
import { merged } from '../kills/Timeline';
import { Line, NodeSeries } from './Line';
import { changesOf, joined } from './memoryLines';

type Points = Pick<Line<NodeSeries>, 'times' | 'values'>;

/** The nodes of the selected pods: what they had left, their limits, and what they reported. */
export function nodeLines(evidence: Evidence): Array<Line<NodeSeries>> {
  const hosting = new Set(
    evidence.pods.filter(({ selected }) => selected).map(({ cluster, node }) => `${cluster}/${node}`)
  );
  return evidence.nodes
    .filter(({ cluster, node }) => hosting.has(`${cluster}/${node}`))
    .flatMap(({ cluster, node }) => linesOf(evidence, cluster, node));
}

function linesOf(evidence: Evidence, cluster: string, node: string): Array<Line<NodeSeries>> {
  const records = new NodeRecords(evidence, node, cluster);
  const labels = { cluster, node };
  const gapMs = evidence.scrapeSeconds * 5000;
  const ofResource = (metric: string) => merged(records.all(metric, ({ resource }) => resource === 'memory'));
  const capacity = ofResource('kube_node_status_capacity');
  const allocatable = ofResource('kube_node_status_allocatable');
  const total = records.one('node_memory_MemTotal_bytes')?.values.at(-1) ?? capacity.values.at(-1) ?? null;
  const lines: Array<Line<NodeSeries>> = [];
  const draw = (series: NodeSeries, points: Points, formula: string, assumed = false) => {
    if (points.times.length > 0) {
      lines.push({ series, labels, times: points.times, values: points.values, formula, assumed });
    }
  };

  const available = memoryAvailable({
    rootWorkingSet: records.one('container_memory_working_set_bytes', isRoot),
    capacity: total,
    meminfo: (name) => records.one(`node_memory_${name}_bytes`),
  });
  if (available !== null) {
    draw('available', joined([{ metric: '', labels: {}, ...available }], gapMs), available.formula);
  }
  draw('capacity', changesOf(capacity), 'kube_node_status_capacity');
  draw('allocatable', changesOf(allocatable), 'kube_node_status_allocatable');
  const span = [evidence.window.from, evidence.window.to];
  const threshold = evictionThresholdOf(evidence, records, evidence.window.to);
  if (threshold !== null && threshold.bytes > 0) {
    const values = span.map(() => threshold.bytes);
    draw('eviction_threshold', { times: span, values }, formulaOf(threshold), threshold.from === 'assumed');
  }

  const cgroup = records.one('container_memory_working_set_bytes', isKubepods) ?? records.one(KUBEPODS_SUM);
  draw('kubepods', cgroup ? joined([cgroup], gapMs) : { times: [], values: [] }, cgroup?.metric ?? '');
  const inForce = records.one('container_spec_memory_limit_bytes', isKubepods);
  if (inForce) {
    draw('kubepods_limit', changesOf(inForce), inForce.metric);
  } else if (threshold !== null) {
    const { times, values } = changesOf(allocatable);
    draw(
      'kubepods_limit',
      { times, values: values.map((value) => kubepodsLimit(value, threshold.bytes)) },
      `kube_node_status_allocatable + ${quantityOf(threshold.bytes)}`,
      true
    );
  }
  draw(
    'memory_pressure',
    condition(records, 'true'),
    'kube_node_status_condition{condition="MemoryPressure",status="true"}'
  );
  draw(
    'memory_pressure_unknown',
    condition(records, 'unknown'),
    'kube_node_status_condition{condition="MemoryPressure",status="unknown"}'
  );
  const stalled = records.one('node_pressure_memory_stalled_seconds_total');
  draw(
    'psi_full',
    stalled ? rateOf(stalled) : { times: [], values: [] },
    'rate(node_pressure_memory_stalled_seconds_total)'
  );
  return lines;
}

/** Who says the threshold: what it is drawn by. */
function formulaOf(threshold: EvictionThreshold): string {
  switch (threshold.from) {
    case 'settings':
      return `memory.available<${quantityOf(threshold.bytes)}, by the data source's settings`;
    case 'eviction-message':
      return `memory.available<${quantityOf(threshold.bytes)}, said when ${threshold.quote.namespace}/${threshold.quote.pod} was evicted`;
    case 'kubepods':
      return 'limit of kubepods - kube_node_status_allocatable';
    case 'assumed':
      return `memory.available<${quantityOf(threshold.bytes)}`;
  }
}

function condition(records: NodeRecords, status: string): Points {
  return changesOf(
    merged(
      records.all(
        'kube_node_status_condition',
        (labels) => labels.condition === 'MemoryPressure' && labels.status === status
      )
    )
  );
}

/** Growth a second between neighbouring samples; a counter that fell starts anew. */
function rateOf({ times, values }: Series): Points {
  return {
    times: times.slice(1),
    values: values.slice(1).map((value, i) => Math.max(0, value - values[i]) / ((times[i + 1] - times[i]) / 1000)),
  };
}
