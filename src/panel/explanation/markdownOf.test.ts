import { message } from '../../core/explanation/Message';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { markdownOf } from './markdownOf';
import { tellIn } from './tell';

describe('markdownOf', () => {
  it('tells verdict, facts with their queries and the way to the limit; names cannot mark it up', () => {
    const kill = {
      namespace: 'shop',
      pod: 'cart-1',
      container: 'a*b](http://x)',
      node: 'worker-1',
      time: '2026-11-23T10:00:00Z',
      timeErrorSeconds: 6,
      cause: 'node-oom',
      certainty: 'inferred',
      score: 0.99,
      reason: 'OOMKilled',
      exitCode: 137,
      summary: message('summary.node-oom', { node: 'worker-1', container: 'a*b](http://x)' }),
      remarks: [],
      evidence: [
        {
          bears: 'for',
          cause: 'node-oom',
          message: message('finding.oom-label'),
          at: '2026-11-23T10:00:00Z',
          source: { kind: 'prometheus', query: 'up{a="`"}' },
        },
      ],
      belowLimit: { limitBytes: 1024, seenBytes: 512, rows: [] },
    } as unknown as ExplainedKill;
    const text = markdownOf(kill, tellIn('utc'));
    expect(text).toContain('a\\*b\\](http://x)');
    expect(text).toContain('- ✓ The runtime says OOMKilled. (2026-11-23T10:00:00Z)');
    expect(text).toContain('~~~promql\n  up{a="`"}\n  ~~~');
    expect(text).toContain('| limit | 1 KiB |');
  });
});
