import { message } from '../../core/explanation/Message';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { markdownOf } from './markdownOf';
import { tellIn } from './tell';
import { testKill } from './testKill';

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
      advice: [],
      ranking: null,
      consumers: null,
      evidence: [
        {
          bears: 'for',
          cause: 'node-oom',
          message: message('finding.oom-label'),
          at: '2026-11-23T10:00:00Z',
          source: { kind: 'prometheus', query: 'up{a="`"}' },
        },
      ],
      belowLimit: { limitBytes: 1024, seenBytes: 512, expr: null, rows: [] },
    } as unknown as ExplainedKill;
    const text = markdownOf(kill, tellIn('utc'));
    expect(text).toContain('a\\*b\\](http://x)');
    expect(text).toContain('- ✓ The runtime says OOMKilled. (2026-11-23T10:00:00Z)');
    expect(text).toContain('~~~promql\n  up{a="`"}\n  ~~~');
    expect(text).toContain('| limit | 1 KiB |');
  });

  it('says in a line each who stood where, who used the memory up and what to do', () => {
    const text = markdownOf(testKill(), tellIn('utc'));
    expect(text).toContain(
      'Who the kernel would kill first: 475 MiB ± 65 MiB more than the next, search-indexer.\nWith a request of 754Mi, search-indexer would have died instead.'
    );
    expect(text).toContain('Who used the memory up: batch/etl took 5.9 GiB, 62 % of all growth.');
    expect(text).toMatch(
      /^- change: .+ \(Deployment shop\/cart, container cart, resources\.requests\.memory 256Mi → 754Mi\)$/m
    );
    expect(text).toMatch(/^- inspect: .+ \(node worker-3, journalctl -k --since /m);
  });

  it('says in the same line what has to change with a change', () => {
    const [first] = testKill().advice;
    const also = { field: 'resources.limits.memory', from: '512Mi', to: '754Mi' };
    expect(markdownOf(testKill({ advice: [{ ...first, also }] }), tellIn('utc'))).toContain(
      'resources.requests.memory 256Mi → 754Mi, resources.limits.memory 512Mi → 754Mi)'
    );
  });

  it('says of a container without a limit that there is none, and names the expression that is explained', () => {
    const { belowLimit } = testKill();
    const of = (more: object) => markdownOf(testKill({ belowLimit: { ...belowLimit!, ...more } }), tellIn('utc'));
    expect(of({ limitBytes: null })).toContain(
      'Below the limit: last seen at 625 MiB; there is no limit to stay below'
    );
    expect(of({ expr: 'a|b' })).toContain('| last point of a\\|b | 625 MiB |');
  });
});
