import { rankingRow } from '../testKill';
import { columnsOf } from './rankingColumns';

const MIB = 2 ** 20;

describe('columnsOf', () => {
  const cells = (by: 'kernel' | 'kubelet', rows: Array<ReturnType<typeof rankingRow>>) =>
    columnsOf({ by, rows }).map(({ id, cell }) => [id, ...rows.map(cell)]);

  it('shows what the kernel counts, and leaves out what is not known of anybody', () => {
    const rows = [
      rankingRow({
        points: 1022,
        errorPoints: 4,
        oomScoreAdj: 984,
        rssBytes: MIB,
        swapBytes: MIB,
        pageTableBytes: MIB,
      }),
      rankingRow({ points: null, oomScoreAdj: -997, usageBytes: 5 * MIB }),
    ];
    expect(cells('kernel', rows)).toEqual([
      ['points', '1022 ± 4', '–'],
      ['adj', '984', '-997'],
      ['memory', '3 MiB', '5 MiB'],
    ]);
  });

  it('shows how far above the request, and priorities where they differ', () => {
    const rows = [
      rankingRow({ usageBytes: 3 * MIB, requestBytes: MIB, priority: 0 }),
      rankingRow({ usageBytes: MIB, requestBytes: 2 * MIB, priority: 1000 }),
      rankingRow({ usageBytes: null, requestBytes: 0, priority: null }),
    ];
    const all = cells('kubelet', rows);
    expect(all).toEqual([
      ['above', '2 MiB', '−1 MiB', '–'],
      ['priority', '0', '1000', '–'],
      ['memory', '3 MiB', '1 MiB', '–'],
      ['request', '1 MiB', '2 MiB', 'none'],
    ]);
    expect(
      cells(
        'kubelet',
        rows.map((row) => ({ ...row, priority: 0 }))
      ).map(([id]) => id)
    ).not.toContain('priority');
  });
});
