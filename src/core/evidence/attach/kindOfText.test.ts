import { kindOfText } from './kindOfText';

const EVENT = { kind: 'Event', metadata: {}, involvedObject: { kind: 'Pod' } };
const POD = { kind: 'Pod', metadata: { name: 'a' }, spec: {}, status: { phase: 'Running' } };

describe('the kind of a text', () => {
  it.each<[string, string, string]>([
    ['capsule', 'a capsule', '{"capsule":1,"evidence":{}}'],
    ['events', 'kubectl get events', JSON.stringify({ kind: 'List', items: [EVENT] }, null, 4)],
    ['events', 'lines of an exporter', `${JSON.stringify(EVENT)}\n${JSON.stringify(EVENT)}\n`],
    ['events', 'lines of eventrouter', `${JSON.stringify({ verb: 'ADDED', event: EVENT })}\n`],
    ['pods', 'kubectl get pods', JSON.stringify({ kind: 'List', items: [POD] })],
    ['pods', 'one pod', JSON.stringify(POD)],
    ['kernel-log', 'dmesg', '[    4.7] hog invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=2\n'],
    [
      'kernel-log',
      'journalctl -o json',
      '{"MESSAGE":"x invoked oom-killer:","_TRANSPORT":"kernel"}\n{"MESSAGE":"y"}\n',
    ],
    ['kernel-log', 'an answer of Loki', '{"status":"success","data":{"resultType":"streams","result":[]}}'],
    ['kernel-log', 'nothing', ''],
    ['kernel-log', 'broken JSON', '{"a":'],
  ])('is %s for %s', (kind, _, text) => {
    expect(kindOfText(text)).toBe(kind);
  });
});
