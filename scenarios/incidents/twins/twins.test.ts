import { readCase } from '../../cases';
import { catalogue, incidentNamed } from '../../index';
import { EvidenceFamily, Incident, Series } from '../../incident';

interface Twins {
  names: string[];
  container: string;
  /** Without these nothing is left that tells one from the other. */
  taken: EvidenceFamily[];
  /** Its memory grows by so much between two scrapes that the last sample is a matter of when the last scrape was. */
  grows?: boolean;
}

const TWINS: Twins[] = [
  {
    names: ['twin-137-probe', 'twin-137-own-exit', 'twin-137-definition', 'twin-137-sandbox'],
    container: 'intake',
    taken: ['kubelet', 'kubelet-log', 'events'],
  },
  {
    names: ['container-limit-burst', 'node-oom-burst'],
    container: 'preview',
    taken: ['kernel-log', 'cadvisor-root'],
  },
  {
    names: ['node-allocatable-kubepods-full', 'container-limit-registry-burst'],
    container: 'registry',
    taken: ['kernel-log', 'cadvisor-kubepods'],
  },
  {
    names: ['pod-limit-tmpfs-from-init', 'container-limit-lobby-burst'],
    container: 'lobby',
    taken: ['kernel-log', 'cadvisor-memory'],
  },
  {
    names: ['numa-oom-bound-pod', 'container-limit-solver'],
    container: 'solver',
    taken: ['kernel-log', 'cadvisor-root'],
    grows: true,
  },
  {
    names: ['node-oom-error-reason', 'userspace-oom-earlyoom-sigkill'],
    container: 'cart',
    taken: ['kernel-log', 'cadvisor-root', 'daemon-log'],
  },
];

/**
 * What is not compared of the container's own series: names, and with them the image, which a changed definition changes
 * (kube_pod_container_info shows that, as it shows a rollout, and says nothing of an end); times; whether a scrape fell into
 * the seconds without a container; probes, which are of the family `kubelet`; and memory, which is compared as a height.
 */
const IDENTITY = /^(namespace|pod|uid|container|node|instance|id|name|image|image_id|image_spec|container_id)$/;
const OF_NAMES_OR_TIMES = /^kube_pod_container_info$|_timestamp$|_started$|_time_seconds$|_status_(ready|running|waiting|terminated)$/; // prettier-ignore
const MEMORY = /^container_memory_(cache|rss|.*_bytes)$/;

/** Of a limit: garbage that is not yet collected, and scrapes that fall otherwise. */
const ALIKE = 0.05;

const END = Date.UTC(2026, 10, 23, 12);

class Twin {
  private readonly incident: Incident;

  constructor(
    readonly name: string,
    private readonly container: string
  ) {
    this.incident = incidentNamed(name).build(END);
  }

  get ends() {
    return this.incident.truth.filter(({ container }) => container === this.container);
  }

  private get own(): Series[] {
    const [{ pod }] = this.ends;
    return this.incident.series.filter(({ labels }) => labels.container === this.container && labels.pod === pod);
  }

  /** What each series says in turn: the reasons, the codes, the restarts and the counts. */
  told(): string[] {
    return this.own
      .filter(({ labels: { __name__: metric } }) => !/^prober_/.test(metric) && !MEMORY.test(metric))
      .filter(({ labels: { __name__: metric } }) => !OF_NAMES_OR_TIMES.test(metric))
      .map(({ labels, samples }) => {
        const values = samples.flatMap((sample) => ('stale' in sample ? [] : [sample.v]));
        const changes = values.filter((value, i) => value !== values[i - 1]);
        const kept = Object.entries(labels).filter(([label]) => !IDENTITY.test(label));
        return JSON.stringify([kept, changes]);
      })
      .sort();
  }

  /** Shares of its limit, from some seconds before its end until some other. */
  heights(metric: string, from: number, to: number): number[] {
    const [{ time, limitBytes }] = this.ends;
    const before = (t: number) => (Date.parse(time) - t) / 1000;
    return this.own
      .filter(({ labels }) => labels.__name__ === metric)
      .flatMap(({ samples }) => samples)
      .flatMap((one) => ('stale' in one || before(one.t) > from || before(one.t) <= to ? [] : [one.v / limitBytes!]));
  }
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Alike in the metrics that remain once a family is taken away, but with different truth. Not sample by sample, which no two
 * containers are: alike are the reason, the exit code, the restarts, the limits and every count of the container's own, and
 * how high its memory stood, on the whole of the last minutes and in the last sample. And by hand (`tellableFrom`) nothing
 * is said to tell either of them without those families.
 */
describe.each(TWINS)('$names', ({ names, container, taken, grows }) => {
  let twins: Twin[];
  beforeAll(() => {
    twins = names.map((name) => new Twin(name, container));
  });

  it('end once each, of something else', () => {
    expect(twins.map(({ ends }) => ends.length)).toEqual(names.map(() => 1));
    const causes = twins.map(({ ends: [{ cause, trigger }] }) => [cause, trigger].join(' '));
    expect(new Set(causes).size).toBe(names.length);
  });

  it(`are told by nothing without ${taken.join(', ')}`, () => {
    for (const { ends } of twins) {
      const { tellableFrom = [] } = ends[0];
      expect(tellableFrom).not.toEqual([]);
      expect(tellableFrom.filter((set) => !set.some((family) => taken.includes(family)))).toEqual([]);
    }
  });

  it('say the same of their end', () => {
    const [first, ...others] = twins;
    expect(first.ends[0].exitCode).toBe(137);
    expect(first.told().join()).toContain('last_terminated_exitcode');
    expect(first.told().join()).toContain('restarts_total');
    others.forEach((other) => expect(other.told()).toEqual(first.told()));
  });

  it.each(['rss', 'usage_bytes', 'working_set_bytes'])('stood as high before it by container_memory_%s', (name) => {
    const metric = `container_memory_${name}`;
    const levels = twins.map((twin) => mean(twin.heights(metric, 360, 45)));
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(ALIKE);
    const last = twins.map((twin) => twin.heights(metric, 360, 0).at(-1) ?? NaN);
    expect(Math.max(...last) - Math.min(...last)).toBeLessThan(grows ? 1 : ALIKE);
  });
});

it('every incident that calls itself a twin is held to it', () => {
  const called = catalogue.flatMap(({ name, cases }) =>
    cases.map(readCase).flatMap((read) => (read?.form === 'twin' ? [[name, read.named]] : []))
  );
  expect(called.length).toBeGreaterThan(0);
  expect(called.filter((pair) => !TWINS.some(({ names }) => pair.every((name) => names.includes(name))))).toEqual([]);
});
