import { LokiError } from '../core/evidence/loki/Loki';
import { fakeLoki } from '../core/testing/fakeLoki';
import { epochMs } from '../core/units';
import { lokiHealth } from './lokiHealth';

const HOUR = { from: epochMs(0), to: epochMs(3_600_000) };
const tell = (values: Record<string, string[]>, labels = {}) => lokiHealth(fakeLoki({ answer: () => [], values }), labels, HOUR); // prettier-ignore

describe('what Loki has, in one sentence', () => {
  it('is how it names nodes, and where its events are', async () => {
    expect(await tell({ nodename: ['w'], job: ['loki.source.kubernetes_events', 'x'] })).toBe('Loki names the nodes by nodename; events: job=loki.source.kubernetes_events.'); // prettier-ignore
    expect(await tell({ machine: ['w'] }, { node: 'machine' })).toBe('Loki names the nodes by machine; events: none.');
  });

  it('is what it lacks', async () => {
    expect(await tell({ job: ['x'] })).toMatch(/^Loki has no label that names the nodes/);
    expect(await tell({})).toBe('Loki answers, but has no stream of the last hour.');
  });

  it('is why it does not answer', async () => {
    const broken = { ...fakeLoki({ answer: () => [] }), labelNames: () => Promise.reject(new LokiError('forbidden', 'no')) }; // prettier-ignore
    expect(await lokiHealth(broken, {}, HOUR)).toMatch(/^Loki refuses this user \(HTTP 403: no\)/);
  });
});
