import { pushSeries, Series } from '../../../scenarios';
import { NOTHING_BROUGHT } from '../../../src/core/evidence/attach/Brought';
import { podsSpokenOf } from '../../../src/core/evidence/attach/podsSpokenOf';
import { candidateQueries, rangeOf } from '../../../src/core/evidence/prometheus/candidates';
import { collect } from '../../../src/core/evidence/prometheus/collect';
import { HttpApi } from '../../../src/core/evidence/prometheus/HttpApi';
import { labelNames } from '../../../src/core/evidence/prometheus/labelNames';
import { equals, matches, selector } from '../../../src/core/evidence/prometheus/matcher';
import type { Prometheus } from '../../../src/core/evidence/prometheus/Prometheus';
import type { TimeRange } from '../../../src/core/evidence/Evidence';
import type { EvidenceFamily } from '../../../src/core/evidence/families';
import { epochMs } from '../../../src/core/units';
import { relabellings } from '../installations/relabel';
import { startPrometheus } from '../../prometheus/startPrometheus';
import { RawIncident } from './RawIncident';
import { PodsFound, Recording } from './Recording';

/** The incident as each installation scrapes it: all in one Prometheus, each a cluster of its own, collected by the core. */
export async function collectIncident(incident: RawIncident): Promise<Recording[]> {
  const server = await startPrometheus();
  try {
    await pushSeries(
      server.url,
      relabellings.flatMap(({ name, relabel }) => relabel(incident.series).map((one) => inCluster(one, name)))
    );
    const prometheus = new HttpApi({ url: server.url, fetch });
    const out: Recording[] = [];
    for (const relabelling of relabellings) {
      out.push(await recordingOf(prometheus, incident, relabelling));
    }
    return out;
  } finally {
    await server.stop();
  }
}

const inCluster = ({ labels, samples }: Series, cluster: string): Series => ({
  labels: { ...labels, cluster },
  samples,
});

export async function recordingOf(
  prometheus: Prometheus,
  { name, range, now, truth, brought }: RawIncident,
  installation: { name: string }
): Promise<Recording> {
  const evidence = await collect({
    prometheus,
    selection: { cluster: installation.name },
    range: { from: epochMs(range.from), to: epochMs(range.to) },
    now: epochMs(now),
    spokenOf: podsSpokenOf(brought['kernel-log'] ?? NOTHING_BROUGHT),
  });
  const found = await podsFound(prometheus, evidence.window, installation.name);
  return { incident: name, installation: installation.name, evidence, brought, found, truth };
}

/** Asks again what the collection asked to find its pods, one family after the other. */
async function podsFound(prometheus: Prometheus, window: TimeRange, name: string): Promise<PodsFound> {
  const cluster = equals('cluster', name);
  const keys = async (expression: string): Promise<string[]> => {
    const series = await prometheus.query(expression, { at: window.to });
    return series.map(({ labels: { namespace = '', pod = '', uid = '' } }) => `${namespace}/${pod}/${uid}`);
  };
  const all = (metrics: string) =>
    keys(
      `group by (namespace, pod, uid) (last_over_time(${selector('', matches('__name__', metrics), cluster)}${rangeOf(window)}))`
    );
  const endedBy: Partial<Record<EvidenceFamily, string[]>> = {};
  for (const { family, expression } of candidateQueries(window, labelNames(), labelNames(), cluster)) {
    endedBy[family] = [...(endedBy[family] ?? []), ...(await keys(expression))];
  }
  return {
    byInfo: await all('kube_pod_info'),
    byRestarts: await all('kube_pod_(init_)?container_status_restarts_total'),
    byReasons: await all('kube_pod_(init_)?container_status_(last_)?terminated_reason'),
    endedBy,
  };
}
