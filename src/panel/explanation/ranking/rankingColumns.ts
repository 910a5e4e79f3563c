import { t } from '@grafana/i18n';
import { type Ranking, type RankingRow } from '../../../core/explanation/Explanation';
import { bytes } from '../../../core/explanation/words/format';
import { heldBytes } from '../../../core/explanation/answers/heldBytes';

interface Column {
  id: string;
  title: string;
  /** what the short title stands for */
  full: string;
  cell(row: RankingRow): string;
}

const NONE = '–';
const size = (value: number | null): string => (value === null ? NONE : bytes(value));

/** The figures that decide, in the order in which they do; those that are not known, or tell no row apart, are left out. */
export function columnsOf({ by, rows }: Pick<Ranking, 'by' | 'rows'>): Column[] {
  const columns = by === 'kernel' ? kernelColumns() : kubeletColumns();
  const isSame = (cell: Column['cell']) => rows.length > 1 && rows.every((row) => cell(row) === cell(rows[0]));
  return columns.filter(({ id, cell }) => (id === 'priority' ? !isSame(cell) : rows.some((row) => cell(row) !== NONE)));
}

const kernelColumns = (): Column[] => [
  {
    id: 'points',
    title: t('ranking.points', 'Points'),
    full: t('ranking.points-full', 'Badness, in thousandths of what the kernel measures by: the highest dies'),
    cell: ({ points, errorPoints }) =>
      points === null ? NONE : errorPoints > 0 ? `${points} ± ${errorPoints}` : String(points),
  },
  {
    id: 'adj',
    title: t('ranking.adj', 'adj'),
    full: t('ranking.adj-full', 'oom_score_adj, set by QoS class and request: it is part of the points'),
    cell: ({ oomScoreAdj }) => (oomScoreAdj === null ? NONE : String(oomScoreAdj)),
  },
  {
    id: 'memory',
    title: t('ranking.memory', 'Memory'),
    full: t('ranking.memory-full', 'Resident, swapped out and page tables: what the kernel counts'),
    cell: (row) => size(heldBytes(row) ?? row.usageBytes),
  },
  requestColumn(),
];

const kubeletColumns = (): Column[] => [
  {
    id: 'above',
    title: t('ranking.above', 'Above'),
    full: t('ranking.above-full', 'How far its use stood above its request'),
    cell: ({ usageBytes, requestBytes }) =>
      usageBytes === null || requestBytes === null
        ? NONE
        : `${usageBytes < requestBytes ? '−' : ''}${bytes(Math.abs(usageBytes - requestBytes))}`,
  },
  {
    id: 'priority',
    title: t('ranking.priority', 'Priority'),
    full: t('ranking.priority-full', 'The pod’s priority: among those above their request the lowest goes first'),
    cell: ({ priority }) => (priority === null ? NONE : String(priority)),
  },
  {
    id: 'memory',
    title: t('ranking.memory', 'Memory'),
    full: t('ranking.use-full', 'Working set, which the kubelet compares with the request'),
    cell: ({ usageBytes }) => size(usageBytes),
  },
  requestColumn(),
];

const requestColumn = (): Column => ({
  id: 'request',
  title: t('ranking.request', 'Request'),
  full: t('ranking.request-full', 'Memory request'),
  cell: ({ requestBytes }) => (requestBytes === 0 ? t('ranking.none', 'none') : size(requestBytes)),
});
