import { Incident, incidents, Series } from '../../scenarios';
import { lab1 } from '../truth/lab1';
import { RunningPrometheus, startPrometheus } from './startPrometheus';

const END = Date.UTC(2026, 10, 23, 12);

interface Found {
  metric: Record<string, string>;
  value: [number, string];
}

async function query({ url }: RunningPrometheus, expression: string, at: number): Promise<Found[]> {
  const response = await fetch(
    `${url}/api/v1/query?${new URLSearchParams({ query: expression, time: String(at / 1000) })}`
  );
  const { data } = (await response.json()) as { data: { result: Found[] } };
  return data.result;
}

/** What an instant query shows of exactly this series: a selector alone also finds series with more labels. */
async function shown(prometheus: RunningPrometheus, { labels }: Series, at: number): Promise<Found[]> {
  const selector = `{${Object.entries(labels)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(',')}}`;
  const found = await query(prometheus, selector, at);
  return found.filter(({ metric }) => Object.keys(metric).length === Object.keys(labels).length);
}

describe('incidents in a real Prometheus', () => {
  let prometheus: RunningPrometheus;
  let all: Incident[];

  beforeAll(async () => {
    all = incidents.map((incident) => incident.build(END));
    prometheus = await startPrometheus({ scenarios: all });
  });
  afterAll(() => prometheus?.stop());

  it('are all there, to the last sample', async () => {
    for (const { series } of all) {
      for (const one of series.filter((_, i) => i % 400 === 0)) {
        const last = one.samples.filter((sample) => !('stale' in sample)).at(-1);
        const [found] = await shown(prometheus, one, last?.t ?? 0);
        expect(found.metric).toEqual(one.labels);
        expect(Number(found.value[1])).toBe(last && 'v' in last ? last.v : NaN);
      }
    }
  });

  it('show nothing of an ended series from its staleness marker on', async () => {
    const ended = all[0].series.filter(({ samples }) => 'stale' in samples[samples.length - 1]);
    const some = ended.filter((_, i) => i % Math.ceil(ended.length / 15) === 0);
    expect(some.length).toBeGreaterThan(5);
    for (const one of some) {
      const { t } = one.samples[one.samples.length - 1];
      expect(await shown(prometheus, one, t - 1)).toHaveLength(1);
      expect(await shown(prometheus, one, t)).toEqual([]);
      expect(await shown(prometheus, one, t + 1000)).toEqual([]);
    }
  });

  it('end as many containers as the truth has kills with a restart', async () => {
    const counted = await query(
      prometheus,
      'sum(max_over_time(kube_pod_container_status_restarts_total{container=~"cart|thumbnailer|quote-cache"}[3h]))',
      END
    );
    expect(Number(counted[0].value[1])).toBe(
      all.flatMap(({ truth }) => truth).filter(({ restarted }) => restarted).length
    );
  });

  it('name each pod once at any time', async () => {
    const twice = 'count by (namespace, pod) (count by (namespace, pod, uid) (kube_pod_info)) > 1';
    expect(await query(prometheus, twice, END)).toEqual([]);
  });
});

it('opens a recording', async () => {
  const prometheus = await startPrometheus({ recording: lab1.recording });
  try {
    const nodes = await query(prometheus, 'kube_node_info', Date.parse('2026-11-23T23:00:00Z'));
    expect(nodes.map(({ metric }) => metric.node)).toEqual(['worker-1']);
  } finally {
    await prometheus.stop();
  }
});
