import { explain } from '../../src/core/diagnosis/explain';
import { EvidenceFamily, FAMILIES } from '../../src/core/evidence/families';
import type { Evaluation, Prometheus } from '../../src/core/evidence/prometheus/Prometheus';
import type { Series } from '../../src/core/evidence/Series';
import { HttpApi } from '../../src/core/evidence/prometheus/HttpApi';
import { catalogue, pushSeries } from '../../scenarios';
import { seededRandom } from '../ablation/seededRandom';
import { RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { familyOf } from './evidence/familyOf';
import { takeAway } from './evidence/takeAway';
import { relabellings } from './installations/relabel';
import { recordingOf } from './recording/collectIncident';
import { RawIncident } from './recording/RawIncident';
import { isWitness, Recording } from './recording/Recording';
import { scriptedIncident } from './recording/scriptedIncident';

const METRICS = FAMILIES.filter((family) => !isWitness(family));
const RANDOM_SUBSETS = 6;

/** Which family a series is of, on the series itself, so that a query can leave families out. */
const LABEL = 'podcoroner_family';

const withFamily = ({ labels, samples }: RawSeries): RawSeries => ({
  labels: { ...labels, [LABEL]: familyOf(labels.__name__, labels) ?? 'none' },
  samples,
});
type RawSeries = RawIncident['series'][number];

/** A Prometheus in which some families were never scraped: every selector of ours names the cluster. */
class WithoutFamilies implements Prometheus {
  readonly concurrency: number;

  constructor(
    private readonly inner: Prometheus,
    private readonly cluster: string,
    private readonly families: EvidenceFamily[]
  ) {
    this.concurrency = inner.concurrency;
  }

  async query(expression: string, evaluation: Evaluation): Promise<Series[]> {
    const own = `cluster="${this.cluster}"`;
    const left = expression.replaceAll(own, `${own},${LABEL}!~"${this.families.join('|') || 'nothing'}"`);
    const series = await this.inner.query(left, evaluation);
    return series.map(({ labels: { [LABEL]: _, ...labels }, ...rest }) => ({ ...rest, labels }));
  }
}

const subsets = (): EvidenceFamily[][] => {
  const random = seededRandom(5);
  const drawn = Array.from({ length: RANDOM_SUBSETS }, () => METRICS.filter(() => random() < 0.3));
  return [[], ...METRICS.map((family) => [family]), ...drawn];
};

describe.each(['node-eviction', 'container-limit'])('what is taken away from the evidence of %s', (name) => {
  let incident: RawIncident;
  let server: RunningPrometheus;
  let prometheus: Prometheus;

  beforeAll(async () => {
    // what a kernel log names is read beside what metrics show; here metrics alone are compared
    incident = { ...scriptedIncident(catalogue.find((one) => one.name === name)!), brought: {} };
    server = await startPrometheus();
    prometheus = new HttpApi({ url: server.url, fetch });
    await pushSeries(
      server.url,
      relabellings.flatMap(({ name: cluster, relabel }) =>
        relabel(incident.series)
          .map(withFamily)
          .map(({ labels, samples }) => ({ labels: { ...labels, cluster }, samples }))
      )
    );
  });
  afterAll(() => server?.stop());

  describe.each(relabellings.map((one) => [one.name, one] as const))('as %s scrapes it', (_, installation) => {
    let whole: Recording;
    beforeAll(async () => {
      whole = await recordingOf(new WithoutFamilies(prometheus, installation.name, []), incident, installation);
    });

    it.each(subsets().map((families) => [families.join(', ') || 'nothing', families] as const))(
      'leaves what is collected without %s',
      async (__, families) => {
        const without = new WithoutFamilies(prometheus, installation.name, families);
        const { evidence } = await recordingOf(without, incident, installation);
        const collected = explain(evidence);
        const left = explain(takeAway({ ...whole, brought: {} }, { families: new Set(families) }));
        expect(left.kills.map(verdictOf)).toEqual(collected.kills.map(verdictOf));
        expect(left.coverage).toEqual(collected.coverage);
      }
    );
  });
});

const verdictOf = ({
  id,
  cause,
  certainty,
  score,
  time,
  alternatives,
  evidence,
}: ReturnType<typeof explain>['kills'][number]) => ({
  id,
  cause,
  certainty,
  score,
  time,
  alternatives,
  evidence: evidence.map((row) => `${row.bears} ${row.cause} ${row.id} ${row.value}`),
});
