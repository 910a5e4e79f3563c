import { type ExplainedKill, type Ranking, type RankingRow } from '../../core/explanation/Explanation';
import { rankingRowOf } from '../../core/testing/rankingRowOf';
import { message } from '../../core/explanation/Message';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

export const rankingRow = (more: Partial<RankingRow>): RankingRow =>
  rankingRowOf({ pod: 'cart-6f7c9d4b5-x2x9p', qosClass: 'Burstable', ...more });

const indexer = { namespace: 'search', pod: 'search-indexer-5c7b8-q4kzt', container: 'search-indexer' };
const etl = { namespace: 'batch', pod: 'etl-29401560-qn29w', container: 'etl' };

/** As the kernel stood on a node of 16 GiB: badness is memory in thousandths of it, and oom_score_adj. */
export const testRanking: Ranking = {
  by: 'kernel',
  exact: false,
  unit: 'permille',
  total: 14,
  scaleBytes: 16 * GIB,
  bytesPerAdj: Math.floor((16 * GIB) / 4096 / 1000) * 4096,
  capacityBytes: 16 * GIB,
  lead: { bytes: 475 * MIB, errorBytes: 65 * MIB, tooClose: false, next: { ...indexer, process: null } },
  sparedBy: { requestBytes: 754 * MIB, limitBytes: null, wouldHaveDied: { ...indexer, process: null } },
  rows: [
    rankingRow({ killed: true, points: 1022, errorPoints: 4, oomScoreAdj: 984, rssBytes: 625 * MIB, swapBytes: 0, requestBytes: 256 * MIB, usageBytes: 634 * MIB, exceedsRequest: true }),
    rankingRow({ rank: 2, ...indexer, points: 993, errorPoints: 4, oomScoreAdj: 938, rssBytes: 900 * MIB, requestBytes: GIB, usageBytes: 930 * MIB, exceedsRequest: false }),
    rankingRow({ rank: 3, ...etl, points: 894, errorPoints: 9, oomScoreAdj: 500, rssBytes: 6.3 * GIB, requestBytes: 8 * GIB, usageBytes: 6.4 * GIB, exceedsRequest: false }),
    ...['api', 'web', 'queue', 'mailer'].map((container, i) =>
      rankingRow({ rank: 4 + i, namespace: 'shop', pod: `${container}-0`, container, points: 700 - 40 * i, errorPoints: 2, oomScoreAdj: 690 - 40 * i, rssBytes: 160 * MIB, requestBytes: 5 * GIB, usageBytes: 170 * MIB })
    ),
  ],
}; // prettier-ignore

/** A pod at 61 % of its limit that the kernel chose when the node ran out: every part of an explanation is there. */
export function testKill(more: Partial<ExplainedKill> = {}): ExplainedKill {
  return {
    id: 'ab12cd34ef56',
    cluster: '',
    namespace: 'shop',
    pod: 'cart-6f7c9d4b5-x2x9p',
    container: 'cart',
    node: 'worker-3',
    workload: { kind: 'Deployment', name: 'cart' },
    qosClass: 'Burstable',
    podUid: null,
    containerId: null,
    time: '2026-11-23T09:37:12Z',
    timeErrorSeconds: 1,
    exitCode: 137,
    reason: 'OOMKilled',
    restarted: true,
    cause: 'node-oom',
    certainty: 'inferred',
    score: 0.97,
    trigger: null,
    signal: null,
    mislabelled: false,
    settled: true,
    alternatives: [{ cause: 'container-limit', score: 0.03 }],
    summary: message('summary.node-oom-seen', { node: 'worker-3', container: 'cart', seenShare: 0.61 }),
    remarks: [message('remark.no-evicted', { policy: 'Always' })],
    evidence: [
      {
        id: 'node-available',
        family: 'cadvisor-root',
        bears: 'for',
        cause: 'node-oom',
        message: message('finding.memory-pressure'),
        value: 94 * MIB,
        unit: 'bytes',
        at: '2026-11-23T09:37:04Z',
        source: { kind: 'prometheus', query: 'container_memory_working_set_bytes{id="/"}' },
      },
      {
        id: 'pod-peak',
        family: 'cadvisor-memory',
        bears: 'against',
        cause: 'container-limit',
        message: message('finding.peak-below-limit', { peakBytes: 674 * MIB, limitBytes: GIB }),
        value: 674 * MIB,
        unit: 'bytes',
        at: '2026-11-23T09:37:30Z',
        source: null,
      },
      {
        id: 'missing-kernel-log',
        family: 'kernel-log',
        bears: 'missing',
        cause: 'node-oom',
        message: message('missing.kernel-log'),
        value: null,
        unit: null,
        at: null,
        source: null,
      },
    ],
    belowLimit: {
      limitBytes: GIB,
      seenBytes: 625 * MIB,
      seenAt: '2026-11-23T09:36:55Z',
      seenStepSeconds: 30,
      maxSeenBytes: 651 * MIB,
      hitLimitBytes: null,
      hitLimitCgroup: null,
      expr: null,
      rows: [
        { why: 'metric', bytes: 9 * MIB, bound: 'exact', message: message('below.metric') },
        {
          why: 'sampling',
          bytes: 12 * MIB,
          bound: 'at-most',
          message: message('below.sampling', { neededBytes: 1 * MIB, ageSeconds: 17, fastestBytes: 3 * MIB }),
        },
        {
          why: 'not-the-limit',
          bytes: 378 * MIB,
          bound: 'at-least',
          message: message('below.not-the-limit', { ageSeconds: 17 }),
        },
      ],
    },
    ranking: testRanking,
    consumers: {
      from: '2026-11-23T09:12:00Z',
      to: '2026-11-23T09:37:04Z',
      totalBytes: 9.4 * GIB,
      formula: 'node_memory_MemTotal_bytes − node_memory_MemAvailable_bytes',
      rows: [
        { kind: 'container', ...etl, growthBytes: 5.9 * GIB, share: 0.62, requestBytes: 2 * GIB, usageBytes: 6.4 * GIB },
        { kind: 'container', ...indexer, growthBytes: 1.6 * GIB, share: 0.17, requestBytes: GIB, usageBytes: 0.9 * GIB },
        { kind: 'kernel', namespace: '', pod: '', container: '', growthBytes: 1.1 * GIB, share: 0.11, requestBytes: null, usageBytes: null },
        { kind: 'unexplained', namespace: '', pod: '', container: '', growthBytes: 0.9 * GIB, share: 0.1, requestBytes: null, usageBytes: null },
        { kind: 'container', namespace: 'shop', pod: 'cart-6f7c9d4b5-x2x9p', container: 'cart', growthBytes: 0.1 * GIB, share: 0.01, requestBytes: 256 * MIB, usageBytes: 634 * MIB },
        { kind: 'container', namespace: 'shop', pod: 'mailer-0', container: 'mailer', growthBytes: 0.05 * GIB, share: 0.005, requestBytes: null, usageBytes: 220 * MIB },
        { kind: 'cache', namespace: '', pod: '', container: '', growthBytes: -0.25 * GIB, share: -0.03, requestBytes: null, usageBytes: null },
      ], // prettier-ignore
    },
    othersKilled: [
      { id: 'ee00', namespace: 'batch', pod: 'etl-29401560-qn29w', container: '', time: '2026-11-23T09:37:53Z', cause: 'node-eviction' },
    ], // prettier-ignore
    advice: [
      { kind: 'change', target: 'Deployment shop/cart, container cart', field: 'resources.requests.memory', from: '256Mi', to: '754Mi', message: message('answer.ranking-spared', { quantity: '754Mi', name: 'search-indexer' }) },
      { kind: 'inspect', target: 'node worker-3', field: 'journalctl -k --since "2026-11-23 09:36" --until "2026-11-23 09:39"', from: null, to: null, message: message('missing.kernel-log') },
      { kind: 'change', target: 'CronJob batch/etl, container etl', field: 'resources.limits.memory', from: null, to: '3Gi', message: message('answer.ranking-spared', { quantity: '3Gi', name: 'etl' }) },
    ], // prettier-ignore
    ...more,
  };
}
