import { message } from '../../core/explanation/Message';
import { tellIn } from './tell';

describe('tellIn', () => {
  const said = message('finding.child-oom-before', { childAt: '2026-11-23T18:53:30Z' });

  it('gives times in the dashboard’s time zone', () => {
    expect(tellIn('utc')(said)).toContain('18:53:30');
    expect(tellIn('Asia/Shanghai')(said)).toContain('02:53:30');
  });
});
