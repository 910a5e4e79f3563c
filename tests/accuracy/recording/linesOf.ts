import { Brought, NOTHING_BROUGHT } from '../../../src/core/evidence/attach/Brought';
import { parseDaemonLine } from '../../../src/core/evidence/cluster/parseDaemonLine';
import { readCgroupPath } from '../../../src/core/kubernetes/cgroupPath';
import type { WitnessFamily } from './Recording';

/** A line of a node's journal as Loki holds it: its time beside it. */
export interface JournalLine {
  at: number;
  node: string;
  line: string;
}

/** The kubelet's and the daemons' lines in the form in which the Loki reader yields them. */
export function broughtLines(journal: JournalLine[]): Partial<Record<WitnessFamily, Brought>> {
  const lines = journal.flatMap(({ at, node, line }) => {
    const said = parseDaemonLine(line, readCgroupPath);
    return said ? [{ ...said, at, node }] : [];
  });
  const of = (family: WitnessFamily, kubelets: boolean) => {
    const own = lines.filter(({ daemon }) => (daemon === 'kubelet') === kubelets);
    return own.length > 0 ? { [family]: { ...NOTHING_BROUGHT, lines: own, families: [family] } } : {};
  };
  return { ...of('kubelet-log', true), ...of('daemon-log', false) };
}
