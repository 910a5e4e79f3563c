import { Certainty, ExplainedKill, Group } from '../explanation/Explanation';

const WEAKEST_FIRST: Certainty[] = ['undetermined', 'inferred', 'witnessed'];

/** Repeated ends of one container of one workload by one cause (or one likeliest cause) are one story. In order of the last kill, newest first. */
export function groupsOf(kills: ExplainedKill[]): Group[] {
  const groups = new Map<string, Group>();
  for (const kill of kills) {
    const { workload, namespace, container, cause } = kill;
    const told = cause === 'undetermined' ? [cause, kill.alternatives[0]?.cause] : [cause];
    const key = [kill.cluster, namespace, workload.kind, workload.name, container, ...told].join('\0');
    const known = groups.get(key);
    if (known) {
      known.count++;
      known.lastTime = kill.time;
      known.killIds.push(kill.id);
      known.certainty = WEAKEST_FIRST.find((one) => one === known.certainty || one === kill.certainty)!;
    } else {
      groups.set(key, {
        workload,
        namespace,
        container,
        cause,
        certainty: kill.certainty,
        count: 1,
        firstTime: kill.time,
        lastTime: kill.time,
        killIds: [kill.id],
      });
    }
  }
  return [...groups.values()].sort((a, b) => (a.lastTime < b.lastTime ? 1 : -1));
}
