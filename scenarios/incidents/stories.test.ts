import { NodeExporter } from '../exporters/nodeExporter';
import { eventList } from '../api/eventList';
import { podList } from '../api/podList';
import { Simulation } from '../incident';
import { incidents } from '../index';
import { kernelLogs } from '../kernel/kernelLog';
import { readReports } from '../kernel/readReports';
import { MiB, usage } from '../world/memory';
import { badness } from '../world/oomKiller';

interface ToldEvent {
  reason: string;
  firstTimestamp: string | null;
  involvedObject: { uid: string };
}

interface ToldPod {
  metadata: { uid: string };
  status: { reason?: string };
}

const END = Date.UTC(2026, 10, 23, 12);

describe.each(incidents)('$name', ({ simulate }) => {
  let simulation: Simulation;
  beforeAll(() => {
    simulation = simulate(END);
  });

  it('tells the whole truth: every end in the world has its entry, and no other has', () => {
    const { cluster, truth } = simulation;
    const ended = cluster.pods.flatMap((pod) =>
      pod.instances.filter(({ endedAt }) => endedAt !== null).map(({ spec }) => [pod.uid, spec.name])
    );
    expect(truth.map(({ podUID, container }) => [podUID, container]).sort()).toEqual(ended.sort());
    expect(new Set(truth.map(({ id }) => id)).size).toBe(truth.length);
    expect(truth.every(({ tellableFrom }) => tellableFrom && tellableFrom.length > 0)).toBe(true);
  });

  it('kills nobody above a limit, and calls nobody a limit kill who was below', () => {
    for (const { usageAtDeathBytes, limitBytes, cause } of simulation.truth.filter(
      (entry) => entry.limitBytes !== null
    )) {
      expect(usageAtDeathBytes).toBeLessThanOrEqual(limitBytes ?? 0);
      expect(usageAtDeathBytes > 0.98 * (limitBytes ?? 0)).toBe(cause === 'container-limit');
    }
  });

  it('adds up: what /proc/meminfo shows leaves only kernel memory that no field names', () => {
    const { cluster, epoch } = simulation;
    for (const { node } of cluster.kubelets) {
      const exporter = new NodeExporter(node, epoch);
      for (let second = 0; second <= cluster.seconds; second += 97) {
        const m = exporter.meminfo(second);
        const named = m.MemFree + m.AnonPages + m.Cached + m.Buffers + m.Slab + m.KernelStack + m.PageTables + m.Percpu;
        expect(m.MemTotal - named).toBeGreaterThan(0);
        expect(m.MemTotal - named).toBeLessThan(400 * MiB);
        expect(m.Active_file + m.Inactive_file + m.Shmem).toBe(m.Cached + m.Buffers);
      }
    }
  });

  it('has the kernel report each of its kills and no other, with pod, container and what was held', () => {
    const { cluster, truth, epoch } = simulation;
    const reports = Object.values(kernelLogs(cluster, epoch)).flatMap(readReports);
    const byKernel = truth.filter(({ cause }) => cause !== 'node-eviction');
    const told = reports.map(({ second, podUID, victim }) => ({ second, podUID, comm: victim.comm }));
    expect(told).toEqual(
      byKernel.map(({ time, podUID, container }) => {
        const spec = cluster.pods.flatMap((pod) => pod.spec.containers).find(({ name }) => name === container);
        return { second: `${time.slice(0, 19)}+0000`, podUID, comm: spec?.comm ?? container };
      })
    );
    reports.forEach(({ victim, limitBytes }, i) => {
      expect(victim.rss).toBeLessThanOrEqual(byKernel[i].usageAtDeathBytes);
      expect(victim.rss).toBeGreaterThan(0.9 * byKernel[i].usageAtDeathBytes);
      expect(limitBytes === byKernel[i].limitBytes).toBe(byKernel[i].cause === 'container-limit');
    });
  });

  it('has the kernel take whom its own table puts first', () => {
    const { cluster, epoch } = simulation;
    for (const { table, victim, total } of Object.values(kernelLogs(cluster, epoch)).flatMap(readReports)) {
      const points = table.map((row) => ({ pid: row.pid, points: badness({ ...row, file: 0, shmem: 0 }, total) }));
      expect(points.sort((a, b) => b.points - a.points)[0].pid).toBe(victim.pid);
      expect(table.reduce((sum, { anon }) => sum + anon, 0)).toBeLessThan(total);
    }
  });

  it('has the API server tell each eviction, each global OOM, and how each pod stands', () => {
    const { cluster, truth, epoch } = simulation;
    const events = eventList(cluster, epoch).items as unknown as ToldEvent[];
    const pods = podList(cluster, epoch).items as unknown as ToldPod[];
    const second = (time: string) => `${time.slice(0, 19)}Z`;
    const evicted = truth.filter(({ cause }) => cause === 'node-eviction');
    expect(
      events
        .filter(({ reason }) => reason === 'Evicted')
        .map(({ firstTimestamp, involvedObject }) => [firstTimestamp, involvedObject.uid])
    ).toEqual(evicted.map(({ time, podUID }) => [second(time), podUID]));
    expect(pods.filter(({ status }) => status.reason === 'Evicted').map(({ metadata }) => metadata.uid)).toEqual(
      evicted.map(({ podUID }) => podUID)
    );
    expect(events.filter(({ reason }) => reason === 'SystemOOM')).toHaveLength(
      truth.filter(({ cause }) => cause === 'node-oom').length
    );
    expect(pods.map(({ metadata }) => metadata.uid)).toEqual(cluster.pods.map(({ uid }) => uid));
    expect(JSON.stringify([events, pods])).not.toMatch(/undefined|NaN/);
  });

  it('holds in each pod’s cgroup what its containers hold', () => {
    const { cluster } = simulation;
    for (const pod of cluster.pods.filter((each) => each.pause)) {
      const at = Math.floor((pod.pause?.endedAt ?? cluster.seconds) - 3);
      const parts = [...pod.instances, pod.pause]
        .filter((c) => c?.aliveAt(at))
        .reduce((sum, c) => sum + (c ? usage(c.at(at)) : 0), 0);
      expect(usage(pod.memoryAt(at))).toBe(parts);
    }
  });
});
