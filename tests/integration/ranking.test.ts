import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CauseId } from '../../src/core/diagnosis/Cause';
import { gatherFacts } from '../../src/core/diagnosis/facts/Facts';
import { Scene } from '../../src/core/diagnosis/facts/Scene';
import { isChoice, leadOf, replay } from '../../src/core/diagnosis/ranking/kernelReplay';
import { kernelTable } from '../../src/core/diagnosis/ranking/kernelTable';
import { weigh } from '../../src/core/diagnosis/weigh';
import { Ranking } from '../../src/core/explanation/Explanation';
import { findKills } from '../../src/core/kills/findKills';
import { Records } from '../../src/core/kills/Records';
import { evidenceIn } from '../examples/exampleEvidence';
import { startPrometheus } from '../prometheus/startPrometheus';
import { lab1 } from '../truth/lab1';
import { runPodCoroner } from './runPodCoroner';

/** A kill of which there is the kernel's own table, and the same choice replayed from metrics alone. */
interface Compared {
  name: string;
  cause: CauseId;
  table: Ranking;
  replayed: NonNullable<ReturnType<typeof replay>>;
}

/** Two halves, because the neighbours of the newest kills of a range are read and no others'. */
const RANGES = [
  [lab1.range.from, '2026-11-23T23:23:00Z'],
  ['2026-11-23T23:23:00Z', lab1.range.to],
];

/** Kernel kills that chose among several containers: 1 by a pod's limit, 11 by the node's, 2 by the limit of all pods. */
const CHOICES = 15;

describe('lab1’s kernel kills, replayed from metrics and held against the kernel’s own tables', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pod-coroner-ranking-'));
  const compared: Compared[] = [];

  beforeAll(async () => {
    const prometheus = await startPrometheus({ recording: lab1.recording });
    try {
      for (const [i, [from, to]] of RANGES.entries()) {
        const file = path.join(folder, `lab1-${i}.json`);
        const range = ['--from', from, '--to', to];
        const log = lab1.witnesses['kernel-log'];
        await runPodCoroner(['capture', '--prometheus', prometheus.url, ...range, ...log, '-o', file]);
        compared.push(...comparedIn(file));
      }
    } finally {
      await prometheus.stop();
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are all there', () => expect(compared).toHaveLength(CHOICES));

  it('never put another surely before the one that died', () => {
    const told = compared.map(({ name, replayed: { killed, ranked } }) => ({ name, lead: leadOf(killed, ranked) }));
    const first = told.filter(({ lead }) => lead !== null && !lead.tooClose && lead.bytes > 0).length;
    const open = told.filter(({ lead }) => lead?.tooClose).length;
    const alone = told.filter(({ lead }) => lead === null).length;
    process.stdout.write(
      `lab1: from metrics the victim stands clearly first in ${first} of ${told.length}, too close to call in ${open}, alone in ${alone}.\n`
    );
    expect(told.filter(({ lead }) => lead !== null && !lead.tooClose && lead.bytes <= 0)).toEqual([]);
    expect(first).toBeGreaterThanOrEqual(told.length / 2);
  });

  it('give each victim the oom_score_adj that the kernel knew', () => {
    const pairs = compared.map(({ table, replayed }) => [killedIn(table).oomScoreAdj, replayed.killed.row.oomScoreAdj]);
    expect(pairs.map(([, ours]) => ours)).toEqual(pairs.map(([kernels]) => kernels));
  });

  it('hold the kernel’s points within their error', () => {
    const off = compared.flatMap(({ name, table, replayed: { killed } }) => {
      const { points } = killedIn(table);
      const distance = points === null ? 0 : Math.abs(points - killed.row.points!);
      return distance <= killed.row.errorPoints ? [] : [`${name}: ${points} for ${killed.row.points} ± ${killed.row.errorPoints}`]; // prettier-ignore
    });
    expect(off).toEqual([]);
  });
});

const killedIn = ({ rows }: Ranking) => rows.find(({ killed }) => killed)!;

function comparedIn(file: string): Compared[] {
  const evidence = evidenceIn(file);
  const records = new Records(evidence);
  const { kills } = findKills(records);
  const scene = new Scene(evidence, kills, records);
  return kills
    .filter(({ time }) => time >= evidence.range.from && time < evidence.range.to)
    .flatMap((kill) => {
      const facts = gatherFacts(scene, kill);
      const { cause, heard } = weigh(facts, true);
      const table = kernelTable(facts, heard.deciding);
      const replayed = isChoice(cause) ? replay(facts, cause) : null;
      return table && replayed ? [{ name: `${cause} ${kill.pod.pod}`, cause: cause as CauseId, table, replayed }] : [];
    });
}
