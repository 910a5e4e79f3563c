import { Ranking, RankingRow, SparedBy } from '../../explanation/Explanation';
import { foremost, whoDies } from './whatIf';

const MEBIBYTE = 2 ** 20;

/**
 * The smallest memory request, in whole Mi, with which another would have died instead of `killed`; null when none would
 * have done, up to all of the node's memory, or when it did not clearly stand first. A larger request never makes it
 * worse, so the bound is found by halving.
 */
export function sparedBy(ranking: Ranking, killed: RankingRow): SparedBy | null {
  const { capacityBytes } = ranking;
  if (capacityBytes === null || !stoodClearlyFirst(ranking, killed)) {
    return null;
  }
  const { namespace, pod, container } = killed;
  const contenders = ranking.by === 'kernel' ? withForemost(ranking, killed) : ranking;
  const outcome = (mebibytes: number) =>
    whoDies(contenders, { namespace, pod, container, requestBytes: mebibytes * MEBIBYTE });
  let least = Math.floor((killed.requestBytes ?? 0) / MEBIBYTE);
  let most = Math.floor(capacityBytes / MEBIBYTE);
  if (most <= least || !outcome(most)?.spared) {
    return null;
  }
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if (outcome(middle)?.spared) {
      most = middle;
    } else {
      least = middle;
    }
  }
  const requestBytes = most * MEBIBYTE;
  const [{ namespace: ns, pod: other, container: name, process }] = outcome(most)!.dies;
  return {
    requestBytes,
    limitBytes: killed.limitBytes !== null && killed.limitBytes < requestBytes ? requestBytes : null,
    wouldHaveDied: { namespace: ns, pod: other, container: name, process },
  };
}

/** Of the others only the foremost for the kernel can die instead: no other's badness changes with the killed one's request. */
function withForemost(ranking: Ranking, { namespace, pod, container }: RankingRow): Ranking {
  const isOwn = (row: RankingRow) => row.namespace === namespace && row.pod === pod && row.container === container;
  const others = ranking.rows.filter((row) => !isOwn(row));
  const first = others.length === 0 ? null : foremost(others, ranking.bytesPerAdj);
  return { ...ranking, rows: ranking.rows.filter((row) => isOwn(row) || row === first) };
}

/** For the kubelet equal ranks are undecided, and a lead is only there where the use decided. */
function stoodClearlyFirst({ by, lead, rows }: Ranking, killed: RankingRow): boolean {
  return by === 'kubelet'
    ? killed.rank === 1 && rows.filter(({ rank }) => rank === 1).length === 1
    : killed.rank === 1 && lead !== null && !lead.tooClose;
}
