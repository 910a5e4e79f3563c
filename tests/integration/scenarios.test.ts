import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Incident, incidents, ScrapeProfile, witnessesOf, writeWitnesses } from '../../scenarios';
import { scrapeCluster } from '../../scenarios/exporters/scrapeCluster';
import { RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { compareWithTruth, Comparison, wrongAndSure } from '../truth/compareWithTruth';
import { EVICTIONS, KERNEL_CAUSES, unwitnessed } from '../truth/seenByWitnesses';
import { Answer, explain } from './runPodCoroner';

const END = Date.UTC(2026, 10, 23, 12);
const SIX_HOURS_MS = 6 * 3_600_000;
const RANGE = ['--from', new Date(END - SIX_HOURS_MS).toISOString(), '--to', new Date(END).toISOString()];

const PROFILES: ScrapeProfile[] = ['kube-prometheus-stack', 'everything'];
/** Sampled from some twenty minutes before the first kill on: the Prometheus is younger than the pods. */
const LAST_SECONDS = 1.5 * 3600;

/** Whom the quiet incident, in which nobody dies, is asked about. */
const QUIET_NAMESPACE = 'search';

/** Each world runs once; what differs is how much of it is scraped. */
function buildAll(): Map<ScrapeProfile, Incident[]> {
  const built = new Map<ScrapeProfile, Incident[]>(PROFILES.map((profile) => [profile, []]));
  for (const { name, description, simulate } of incidents) {
    const { cluster, truth, epoch, random } = simulate(END);
    const witnesses = witnessesOf(cluster, epoch);
    for (const profile of PROFILES) {
      const series = scrapeCluster(cluster, epoch, random, { profile, lastSeconds: LAST_SECONDS });
      built.get(profile)!.push({ name, description, truth, series, ...witnesses });
    }
  }
  return built;
}

let built: ReturnType<typeof buildAll>;
beforeAll(() => {
  built = buildAll();
});

describe.each(PROFILES)('incidents scraped as %s, explained', (profile) => {
  let prometheus: RunningPrometheus;
  const answers = new Map<string, Answer>();
  const comparisons = new Map<string, Comparison<Answer['kills'][number]>>();

  beforeAll(async () => {
    const all = built.get(profile)!;
    prometheus = await startPrometheus({ scenarios: all });
    for (const { name, truth } of all) {
      const namespaces = new Set(truth.length > 0 ? truth.map(({ namespace }) => namespace) : [QUIET_NAMESPACE]);
      const answer = await explain([
        '--prometheus',
        prometheus.url,
        ...RANGE,
        '--namespace',
        [...namespaces].join('|'),
      ]);
      answers.set(name, answer);
      comparisons.set(name, compareWithTruth(truthWithin(all, namespaces), answer.kills));
    }
  });
  afterAll(() => prometheus?.stop());

  describe.each(incidents.map(({ name }) => name))('%s', (name) => {
    it('has every kill found and none invented', () => {
      const { missed, invented } = comparisons.get(name)!;
      expect({ missed, invented }).toEqual({ missed: [], invented: [] });
    });

    it('has no kill told wrong', () => {
      const { found } = comparisons.get(name)!;
      const wrong = found.filter(({ verdict }) => verdict === 'wrong');
      expect(wrong.map(({ truth, told }) => `${truth.id} told as ${told.cause} ${told.score}`)).toEqual([]);
    });

    it('has no kill told wrong and sure', () => {
      expect(wrongAndSure(comparisons.get(name)!)).toEqual([]);
    });
  });

  it.each(incidents.map(({ name }) => name))(
    'tells each kill of %s as it was, and no other, with kernel logs, events and pods',
    async (name) => {
      const { truth, ...incident } = built.get(profile)!.find((one) => one.name === name)!;
      const folder = mkdtempSync(path.join(tmpdir(), 'pod-coroner-witnesses-'));
      // every incident has nodes of its own
      const nodes = ['--node', Object.keys(incident.kernelLog).join('|')];
      const brought = writeWitnesses(folder, incident);
      const { kills } = await explain(['--prometheus', prometheus.url, ...RANGE, ...nodes, ...brought]);
      rmSync(folder, { recursive: true });
      const comparison = compareWithTruth(truth, kills);
      expect(comparison.invented).toEqual([]);
      expect(unwitnessed(comparison, [...KERNEL_CAUSES, ...EVICTIONS])).toEqual([]);
      // told to the second in which the kernel or the kubelet wrote it
      const apart = comparison.found.map(({ truth: { time }, told }) => Date.parse(time) - Date.parse(told.time));
      expect(apart.filter((ms) => ms < 0 || ms >= 1000)).toEqual([]);
    }
  );

  it('tells each of the three kills of cart as node-oom', () => {
    const cart = comparisons.get('node-oom')!.found.filter(({ truth }) => truth.container === 'cart');
    expect(cart.map(({ verdict }) => verdict)).toEqual(['right', 'right', 'right']);
  });

  it('tells each of the six kills of thumbnailer as container-limit', () => {
    const { found } = comparisons.get('container-limit')!;
    expect(found.map(({ verdict }) => verdict)).toEqual(new Array(6).fill('right'));
  });

  it('takes the kill by the limit of all pods for no sure node-oom', () => {
    const told = answers.get('node-allocatable')!.kills.map(({ cause, score }) => ({ cause, score }));
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ cause, score }) => cause === 'node-oom' && (score ?? 0) >= 0.9)).toEqual([]);
  });

  it('tells no kill where nobody died', () => {
    expect(answers.get('quiet')!.kills).toEqual([]);
    expect(answers.get('quiet')!.groups).toEqual([]);
    expect(answers.get('quiet')!.noticeMessages).toEqual([{ id: 'notice.no-kill', params: {} }]);
  });

  it('tells one story of each crash loop', () => {
    const counts = ['node-oom', 'container-limit'].map((name) => {
      const loops = answers.get(name)!.groups.filter(({ count }) => count > 1);
      return loops.map(({ container, cause, count }) => `${container} ${cause} ${count}`);
    });
    expect(counts).toEqual([expect.arrayContaining(['cart node-oom 3']), ['thumbnailer container-limit 6']]);
  });
});

/** All incidents are in one Prometheus, so a namespace may hold the dead of several. */
const truthWithin = (all: Incident[], namespaces: ReadonlySet<string>) =>
  all.flatMap(({ truth }) => truth).filter(({ namespace }) => namespaces.has(namespace));
