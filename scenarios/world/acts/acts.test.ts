import { catalogue } from '../../index';
import { Simulation } from '../../incident';
import { usage } from '../memory';
import { Pod } from '../pod';

const END = Date.UTC(2026, 10, 23, 12);

function simulate(name: string): Simulation {
  const script = catalogue.find((each) => each.name === name);
  if (!script) {
    throw new Error(`there is no incident ${name}`);
  }
  return script.simulate(END);
}

const podOf = ({ cluster }: Simulation, app: string): Pod => {
  const [pod] = cluster.pods.filter(({ spec }) => spec.containers.some(({ name }) => name === app));
  return pod;
};

/** What the API shows of a container, each state once, in order. */
const states = (pod: Pod, container: string): string[] =>
  pod.statuses
    .map(({ phase, deletionTimestamp, containers }) => {
      const { state, terminated } = containers[container] ?? {};
      return [phase, state, terminated?.exitCode, deletionTimestamp && 'deleting']
        .filter((x) => x !== undefined)
        .join(' ');
    })
    .filter((state, i, all) => state !== all[i - 1]);

describe('acts', () => {
  it('a deletion shows its deadline at once, the end, the phase, and then nothing', () => {
    const simulation = simulate('termination-rollout');
    const pod = podOf(simulation, 'cart');
    expect(states(pod, 'cart').slice(-4)).toEqual([
      'Running running',
      'Running running deleting',
      'Running terminated 137 deleting',
      'Failed terminated 137 deleting',
    ]);
    const [asked] = pod.statuses.filter(({ deletionTimestamp }) => deletionTimestamp !== undefined);
    expect(asked.deletionTimestamp).toBe(Math.floor(asked.at) + 30);
    expect(pod.instances[0].endedAt).toBeGreaterThan(asked.at + 30);
    expect(pod.removedAt).toBeGreaterThan(pod.instances[0].endedAt ?? 0);
    expect(pod.statusAt(pod.removedAt ?? 0)).toBeNull();
  });

  it('a failed probe counts its failures up to the threshold, and goes on counting after the restart', () => {
    const { cluster } = simulate('probe-liveness-143');
    const results = cluster.kubelets.flatMap(({ prober }) => prober.results);
    const firstFailure = results.findIndex(({ result }) => result === 'failed');
    expect(results.slice(firstFailure, firstFailure + 3).every(({ result }) => result === 'failed')).toBe(true);
    const [stopped, next] = podOf({ cluster } as Simulation, 'suggest').instances;
    const lastOfFirst = results.filter(({ at }) => at < (stopped.endedAt ?? 0)).at(-1);
    expect(lastOfFirst).toBe(results[firstFailure + 2]);
    expect(results.at(-1)?.result).toBe('successful');
    expect(results.at(-1)?.at).toBeGreaterThan(next.startedAt);
  });

  it('a lost node frees all of its memory, and has none in use until it boots', () => {
    const { cluster } = simulate('node-lost-reboot');
    const node = cluster.kubelets[1].node;
    const [{ from, to }] = node.downs;
    const off = node.ledger.at(from + 2);
    expect(usage(off.parts)).toBe(0);
    expect(off.free).toBe(node.spec.memTotal - node.spec.kernelMemory);
    expect(usage(node.ledger.at(to + 60).parts)).toBeGreaterThan(0);
    expect(node.bootedAt(to + 1)).toBe(to);
  });

  it('an evicted pod of a StatefulSet is deleted and made again under its name, with another UID', () => {
    const { cluster } = simulate('node-eviction-stateful-set');
    const [old, next] = cluster.pods.filter(({ spec }) => spec.name === 'journal-0');
    expect(old.statuses.at(-1)).toMatchObject({ phase: 'Failed', reason: 'Evicted' });
    expect((old.removedAt ?? Infinity) - (old.statuses.at(-1)?.at ?? 0)).toBeLessThan(1.5);
    expect(next.uid).not.toBe(old.uid);
    expect(next.statuses.at(-1)?.phase).toBe('Running');
  });

  it('a refused pod never has a container', () => {
    const { cluster } = simulate('admission-memory-pressure');
    const refused = cluster.pods.filter(({ spec }) => spec.namespace === 'adhoc');
    expect(refused).toHaveLength(5);
    for (const { statuses, instances } of refused) {
      expect(instances).toEqual([]);
      expect(statuses.at(-1)).toMatchObject({ phase: 'Failed', reason: 'Evicted', containers: {} });
    }
  });
});
