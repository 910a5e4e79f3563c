import { toIso } from '../../units';
import { KernelOomReport, OomVictim } from './KernelOomReport';

/** A report as `kernel-log --json` prints it (contract.md): what is for joining and quoting stays inside. */
export function kernelLogJson(report: KernelOomReport): Record<string, unknown> {
  const { time, uptimeSeconds, file, line, constraint, global, manual, limitCgroup, limitLevel } = report;
  const {
    freeBytes,
    memoryShort,
    usageBytes,
    limitBytes,
    trigger,
    victims,
    tasks,
    complete,
    missing,
    host,
    localTime,
  } = report;
  return {
    schema: 1,
    time: time === null ? null : toIso(time),
    localTime,
    uptimeSeconds,
    node: host,
    file,
    line,
    constraint,
    global,
    manual,
    limitCgroup,
    limitLevel,
    freeBytes,
    memoryShort,
    usageBytes,
    limitBytes,
    trigger,
    victims: victims.map(victimJson),
    tasks,
    complete,
    missing,
  };
}

function victimJson(victim: OomVictim): Record<string, unknown> {
  const { pid, comm, cgroup, podUid, containerId, qosClass, oomScoreAdj } = victim;
  const { anonRssBytes, fileRssBytes, shmemRssBytes, pageTablesBytes } = victim;
  return { pid, comm, cgroup, podUid, containerId, qosClass, oomScoreAdj, anonRssBytes, fileRssBytes, shmemRssBytes, pageTablesBytes }; // prettier-ignore
}
