import { epochMs, toIso } from '../units';
import { message, Message } from '../explanation/Message';
import { EvidenceRow } from '../explanation/Explanation';
import { EvidenceFamily } from '../evidence/families';
import { Testimony } from '../testimony/Testimony';
import { CauseId } from './Cause';
import { Facts } from './facts/Facts';
import { Verdict } from './weigh';

/** What witnesses said, in their own words, the deciding ones first; of the kernel's report also whose limit and who asked. */
export function witnessRows({ kill }: Facts, { heard, cause }: Verdict): EvidenceRow[] {
  const named = kill.testimony.filter(({ names, record }) => names || (record !== null && kill.kind === 'eviction'));
  const rest = named.filter((one) => !heard.deciding.includes(one));
  return [
    ...heard.deciding.flatMap((one) => [rowOf(one, 'for', causeOf(one, cause, heard.left)), ...ofReport(one)]),
    ...rest.map((one) => rowOf(one, 'context', null)),
  ];
}

const causeOf = ({ causes }: Testimony, told: Verdict['cause'], left: CauseId[] | null): CauseId =>
  causes.find((cause) => cause === told) ?? causes.find((cause) => left?.includes(cause)) ?? causes[0];

function rowOf(said: Testimony, bears: 'for' | 'context', cause: CauseId | null): EvidenceRow {
  const { family, quote, at, record } = said;
  return {
    ...bare(family, `witness-${family}`, message(`witness.${family}`, { quote: quote.trim() })),
    bears,
    cause,
    at: at === null ? null : toIso(epochMs(at)),
    source: record === null ? null : { kind: 'log', file: record.report.file, line: record.line },
  };
}

function ofReport({ family, record }: Testimony): EvidenceRow[] {
  if (record === null) {
    return [];
  }
  const { limitCgroup, usageBytes, limitBytes, trigger, victims } = record.report;
  const rows: EvidenceRow[] = [];
  if (limitCgroup !== null && usageBytes !== null && limitBytes !== null) {
    rows.push({
      ...bare(family, 'witness-limit', message('witness.limit', { cgroup: limitCgroup, usageBytes, limitBytes })),
      value: usageBytes,
      unit: 'bytes',
    });
  }
  if (trigger.comm !== null && !victims.some(({ comm }) => comm === trigger.comm)) {
    rows.push(bare(family, 'witness-trigger', message('witness.trigger', { comm: trigger.comm })));
  }
  return rows;
}

const bare = (family: EvidenceFamily, id: string, said: Message): EvidenceRow => ({
  family,
  bears: 'context',
  cause: null,
  value: null,
  unit: null,
  at: null,
  source: null,
  id,
  message: said,
});
