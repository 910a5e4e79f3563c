import { pushSeries, Series } from '../../scenarios';
import { startPrometheus } from '../prometheus/startPrometheus';
import { compareWithTruth, Comparison, wrongAndSure } from '../truth/compareWithTruth';
import { lab1, leftNoTrace } from '../truth/lab1';
import { readOpenMetrics } from '../truth/readOpenMetrics';
import { asRecorded, Dialect, dialects } from './dialects';
import { Answer, explain } from './runPodCoroner';

type Kill = Answer['kills'][number];

/** Families that a diagnosis of memory could read: the recording has processors, disks and networks, too. */
const TELLING =
  /^(kube_(pod|node|replicaset|job|statefulset|deployment)_.*|container_(memory|oom|spec_memory|start_time)_.*|kubelet_(evictions|node_name|cgroup_version|running_.*)|prober_probe_total|machine_memory_bytes|node_(memory|vmstat_oom|pressure_memory|boot|uname)_.*|up|scrape_duration_seconds)$/;

async function answerIn({ relabel }: Dialect, recorded: Series[]): Promise<Answer> {
  const prometheus = await startPrometheus();
  try {
    await pushSeries(prometheus.url, relabel(recorded));
    return await explain(['--prometheus', prometheus.url, '--from', lab1.range.from, '--to', lab1.range.to]);
  } finally {
    await prometheus.stop();
  }
}

function counted({ found, missed }: Comparison<Kill>): string {
  const count = (verdict: string) => found.filter((one) => one.verdict === verdict).length;
  const lost = missed.filter((entry) => !leftNoTrace(entry)).length;
  return `${count('right')} right, ${count('undetermined')} undetermined, ${count('wrong')} wrong, ${lost} not found`;
}

describe('lab1 as other installations scrape it', () => {
  const truth = lab1.truth();
  let recorded: Series[];
  beforeAll(() => {
    recorded = readOpenMetrics(lab1.metrics, (metric) => TELLING.test(metric));
  });

  describe.each([asRecorded, ...dialects])('$name', (dialect) => {
    let answer: Answer;
    let comparison: Comparison<Kill>;
    beforeAll(async () => {
      answer = await answerIn(dialect, recorded);
      comparison = compareWithTruth(truth, answer.kills);
      process.stdout.write(`lab1, ${dialect.name}: ${counted(comparison)}\n`);
    });

    it('invents no kill', () => {
      expect(comparison.invented.map(({ time, pod, container }) => `${time} ${pod} ${container}`)).toEqual([]);
    });

    it('is never wrong and sure', () => {
      const wrong = wrongAndSure(comparison);
      expect(
        wrong.map((one) => `${one.truth.id} ${one.truth.cause}: told ${one.told.cause} ${one.told.score}`)
      ).toEqual([]);
    });

    it('finds kills and tells some of them', () => {
      expect(comparison.found.length).toBeGreaterThan(30);
      expect(comparison.found.filter(({ verdict }) => verdict === 'right').length).toBeGreaterThan(5);
    });
  });
});
