import { findNames, type NameKind } from '../../src/core/evidence/prometheus/findNames';
import type { Selection } from '../../src/core/evidence/Evidence';
import { epochMs } from '../../src/core/units';
import { HttpApi } from '../../src/core/evidence/prometheus/HttpApi';
import { pushSeries, type Series } from '../../scenarios';
import { startPrometheus, type RunningPrometheus } from '../prometheus/startPrometheus';
import { lab1 } from '../truth/lab1';
import { readOpenMetrics } from '../truth/readOpenMetrics';
import { asRecorded, dialects } from './dialects';

const RANGE = { from: epochMs(Date.parse(lab1.range.from)), to: epochMs(Date.parse(lab1.range.to)) };
const renamed = dialects.filter(({ name }) => name.startsWith('no honor_labels'));

describe.each([asRecorded, ...renamed])('names that variables and editors offer, $name', ({ relabel }) => {
  let prometheus: RunningPrometheus;
  const names = (kind: NameKind, selection: Selection = {}) =>
    findNames(new HttpApi({ url: prometheus.url, fetch }), kind, selection, RANGE);

  beforeAll(async () => {
    const recorded: Series[] = readOpenMetrics(lab1.metrics, (metric) => /^kube_pod_(container_)?info$/.test(metric));
    prometheus = await startPrometheus();
    await pushSeries(prometheus.url, relabel(recorded));
  });
  afterAll(() => prometheus.stop());

  it('are those of the metrics, not of the exporter', async () => {
    expect(await names('node')).toEqual(['worker-1']);
    expect(await names('namespace')).toEqual(expect.arrayContaining(['catalog-prod', 'media-prod', 'quotes-prod']));
  });

  it('are narrowed by the other selectors, never by their own', async () => {
    const narrowed = { namespace: 'media-prod', pod: 'no-such-pod' };
    expect(await names('pod', narrowed)).toEqual(['thumbnailer-cfb9b65f6-9mhmt']);
    expect(await names('container', { namespace: 'media-prod' })).toEqual(['thumbnailer']);
    expect(await names('namespace', { node: 'no-such-node' })).toEqual([]);
  });

  it('take patterns as PromQL does', async () => {
    expect(await names('namespace', { pod: 'thumbnailer-.*' })).toEqual(['media-prod']);
  });
});
