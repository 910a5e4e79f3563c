import { aboutPod } from '../../api/podEvents';
import { deletePod } from '../deletePod';
import { PodSpec } from '../specs';
import { Act } from './Act';

/** A pod of higher priority finds no room: the scheduler deletes `victim` for it, and it is bound when the victim is gone. */
export function preempts(at: number, victim: string, by: PodSpec): Act {
  return {
    at,
    run(cluster, now) {
      const pod = cluster.pod(victim);
      const { node } = pod.spec;
      const uid = cluster.random.uid();
      const message = `Preempted by pod ${uid} on node ${node}`;
      const said = { at: now, reporter: 'default-scheduler', type: 'Normal' as const, reason: 'Preempted', message };
      cluster.said.push({ ...said, about: aboutPod(pod), action: 'Preempting' });
      deletePod(cluster, pod, now, {
        trigger: 'preemption',
        disruption: {
          reason: 'PreemptionByScheduler',
          message: `default-scheduler: preempting to accommodate a higher priority pod`,
        },
      });
      const due = now + (pod.spec.graceSeconds ?? 30) + 5;
      cluster.createPod({ ...by, createdAt: due }, due);
    },
  };
}
