import { catalogue, pushSeries } from '../../scenarios';
import { explain } from '../../src/core/diagnosis/explain';
import type { Explanation } from '../../src/core/explanation/Explanation';
import { HttpApi } from '../../src/core/evidence/prometheus/HttpApi';
import { scriptedIncident } from '../accuracy/recording/scriptedIncident';
import { recordingOf } from '../accuracy/recording/collectIncident';
import { RawIncident } from '../accuracy/recording/RawIncident';
import { RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { compareWithTruth, isSure, wrongAndSure } from '../truth/compareWithTruth';
import { badScrapes } from './badScrapes';

const INCIDENTS = ['app-exit-137', 'container-limit-burst', 'node-eviction-first'];
/** Those of which samples are thrown away, which must be said. */
const THROWN_AWAY = /negative|infinite|not a number/;

describe.each(INCIDENTS)('%s, badly scraped', (name) => {
  let incident: RawIncident;
  let server: RunningPrometheus;

  beforeAll(async () => {
    incident = scriptedIncident(catalogue.find((one) => one.name === name)!);
    // shifted and elder samples are older than what the head would still take
    server = await startPrometheus({ outOfOrder: '6h' });
  });
  afterAll(() => server?.stop());

  it.each(badScrapes.map((one) => [one.name, one] as const))('with %s', async (bad, { change }) => {
    const cluster = bad.replaceAll(' ', '-');
    await pushSeries(
      server.url,
      change(incident.series).map(({ labels, samples }) => ({ labels: { ...labels, cluster }, samples }))
    );
    const prometheus = new HttpApi({ url: server.url, fetch });
    const { evidence } = await recordingOf(prometheus, incident, { name: cluster });
    const explanation: Explanation = explain(evidence);
    const comparison = compareWithTruth(incident.truth, explanation.kills);
    expect(comparison.found.length).toBeGreaterThan(0);
    expect(
      wrongAndSure(comparison).map((one) => `${one.truth.id} told as ${one.told.cause} ${one.told.score}`)
    ).toEqual([]);
    expect(comparison.invented.filter(isSure).map(({ cause, time, pod }) => `${cause} of ${pod} at ${time}`)).toEqual(
      []
    );
    const said = explanation.notices.map(({ id }) => id);
    expect(said.includes('notice.samples-unusable')).toBe(THROWN_AWAY.test(bad));
  });
});
