import { at, evidenceOf, OF_CONTAINER, OF_POD, scraped, series, unix } from '../../testing/evidenceOf';
import { Evidence } from '../Evidence';
import { neighbourhoodOf } from '../neighbourhoods/neighbourhoodOf';
import { Series } from '../Series';
import { collectNeighbourhoods, MOST_KILLS } from './collectNeighbourhoods';
import { labelNames } from './labelNames';
import { Prometheus, PrometheusError } from './Prometheus';
import { Recorder } from './Recorder';
import { Targets } from './Targets';

/** Ends of one container, a restart a kill, as kube-state-metrics shows them. */
function evidenceOfKills(times: number[], given: Partial<Evidence> = {}): Evidence {
  const endsBy = (seconds: number) => times.filter((time) => time + 10 <= seconds).length;
  const last = (seconds: number) => times.filter((time) => time + 10 <= seconds).at(-1);
  return evidenceOf(
    [
      scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, -3600, 2400, endsBy),
      scraped('kube_pod_container_status_last_terminated_timestamp', OF_CONTAINER, -3600, 2400, (seconds) => {
        const time = last(seconds);
        return time === undefined ? null : unix(time);
      }),
      scraped('kube_pod_container_status_last_terminated_exitcode', OF_CONTAINER, -3600, 2400, (seconds) =>
        last(seconds) === undefined ? null : 137
      ),
      scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, -3600, 2400, () => 1),
    ],
    given
  );
}

const KUBELET = series('machine_memory_bytes', { node: 'worker-1', instance: '10.0.0.1:10250' }, [[0, 8e9]]);
const targets = (kubelet: Series[] = [KUBELET]): Targets => ({
  ksm: labelNames(new Set(['namespace', 'pod', 'container'])),
  cadvisor: labelNames(),
  nodeInfo: [series('kube_node_info', { node: 'worker-1', internal_ip: '10.0.0.1' }, [[0, 1]])],
  kubelet,
  kubeletNodeName: [],
  nodeExporter: [],
  uname: [],
});

const NEIGHBOUR = { exported_namespace: 'batch', exported_pod: 'import-1', namespace: 'monitoring', pod: 'ksm-0' };
const OWN = { namespace: 'batch', pod: 'import-1', container: 'import', id: '/a', image: 'import:1' };

/** What the server has: two replicas' word on a container, a pause container, and what kube-state-metrics says. */
const KEPT: Series[] = [
  ...['a', 'b'].map(
    (instance) =>
    series('container_memory_rss', { ...OWN, instance, prometheus_replica: instance }, [[-60, 5e8], [-30, 6e8]]) // prettier-ignore
  ),
  series('container_memory_rss', { ...OWN, container: '', id: '/b', image: 'pause:3' }, [[-60, 40_000]]),
  series(
    'kube_pod_container_resource_requests',
    {
      ...NEIGHBOUR,
      exported_container: 'import',
      container: 'kube-state-metrics',
      node: 'worker-1',
      resource: 'memory',
    },
    [[120, 1e8]]
  ),
  series('kube_pod_info', { ...NEIGHBOUR, node: 'worker-1', priority_class: 'bulk', pod_ip: '1' }, [[120, 1]]),
  series('kube_pod_status_qos_class', { ...NEIGHBOUR, qos_class: 'Burstable', container: 'kube-state-metrics' }, [
    [120, 1],
  ]),
];

/** A server that answers a query with the metrics it names, and keeps what it was asked. */
class Answering implements Prometheus {
  readonly concurrency = 6;
  readonly asked: string[] = [];

  constructor(private readonly fails = '?') {}

  query(expression: string): Promise<Series[]> {
    this.asked.push(expression);
    return expression.includes(this.fails)
      ? Promise.reject(new PrometheusError('query', 'here', 'too many samples'))
      : Promise.resolve(KEPT.filter(({ metric }) => expression.includes(metric)));
  }
}

describe('the neighbourhood of a kill', () => {
  const read = async (evidence: Evidence, prometheus: Prometheus, given = targets()) => {
    const recorder = new Recorder(prometheus);
    return { recorder, found: await collectNeighbourhoods(recorder, evidence, given, '') };
  };

  it('holds every container of its node, in our dialect, a series a thing whoever scraped it', async () => {
    const { found } = await read(evidenceOfKills([0]), new Answering());
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ cluster: '', node: 'worker-1' });
    expect(found[0].series.container_memory_rss).toEqual([
      series('container_memory_rss', { namespace: 'batch', pod: 'import-1', container: 'import', id: '/a' }, [
        [-60, 5e8],
        [-30, 6e8],
      ]),
    ]);
  });

  it('holds what is known of its pods from the beginning of its window on', async () => {
    const { found } = await read(evidenceOfKills([0]), new Answering());
    const { from, series: all } = found[0];
    const pod = { namespace: 'batch', pod: 'import-1' };
    const stamped = (metric: string, labels: Record<string, string>, value: number) => [
      { metric, labels: { ...pod, ...labels }, times: [from], values: [value] },
    ];
    expect(all.kube_pod_info).toEqual(stamped('kube_pod_info', { node: 'worker-1', priority_class: 'bulk' }, 1));
    expect(all.kube_pod_status_qos_class).toEqual(stamped('kube_pod_status_qos_class', { qos_class: 'Burstable' }, 1));
    expect(all.kube_pod_container_resource_requests).toEqual(
      stamped(
        'kube_pod_container_resource_requests',
        { container: 'import', node: 'worker-1', resource: 'memory' },
        1e8
      )
    );
  });

  it('is asked of pods by name where nothing tells the node of the kubelet’s series', async () => {
    const prometheus = new Answering();
    const { found } = await read(evidenceOfKills([0]), prometheus, targets([]));
    expect(found[0].series.container_memory_rss).toHaveLength(1);
    expect(prometheus.asked.filter((expression) => expression.includes('container_memory_rss'))).toEqual([
      expect.stringContaining('namespace="batch",pod="import-1"'),
    ]);
  });

  it('costs as many queries for six kills near each other as for one', async () => {
    const [one, six] = [new Answering(), new Answering()];
    await read(evidenceOfKills([0]), one);
    await read(evidenceOfKills([0, 100, 200, 300, 400, 500]), six);
    expect(six.asked).toHaveLength(one.asked.length);
  });

  it('is not read for kills outside the range, nor for others’', async () => {
    const prometheus = new Answering();
    const evidence = evidenceOfKills([0]);
    await read({ ...evidence, range: { from: at(60), to: at(1800) } }, prometheus);
    await read({ ...evidence, pods: evidence.pods.map((pod) => ({ ...pod, selected: false })) }, prometheus);
    expect(prometheus.asked).toEqual([]);
  });

  it('is that of the newest kills where there are many', async () => {
    const times = Array.from({ length: MOST_KILLS + 2 }, (_, i) => -1700 + i * 35);
    const { found } = await read(evidenceOfKills(times), new Answering());
    const covers = (seconds: number) =>
      neighbourhoodOf({ neighbourhoods: found }, { cluster: '', node: 'worker-1', time: at(seconds) }) !== null;
    expect(found[0].from).toBeLessThanOrEqual(at(times[2] - 900));
    expect(found[0].from).toBeGreaterThan(at(times[1] - 900));
    expect(covers(times[2])).toBe(true);
    expect(covers(-5000)).toBe(false);
  });

  it('lacks what a failed query would have told, and says so', async () => {
    const { recorder, found } = await read(evidenceOfKills([0]), new Answering('container_memory_rss'));
    expect(found[0].series.container_memory_rss).toBeUndefined();
    expect(found[0].series.kube_pod_info).toHaveLength(1);
    expect(recorder.failures()).toMatchObject([{ id: 'notice.query-failed', params: { family: 'cadvisor-memory' } }]);
  });
});
