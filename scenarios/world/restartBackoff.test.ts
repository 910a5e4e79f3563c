import { RestartBackoff } from './restartBackoff';

function delays(gaps: number[]): number[] {
  const backoff = new RestartBackoff();
  let now = 0;
  return gaps.map((gap) => {
    const finishedAt = now + gap;
    const delay = backoff.delay(finishedAt);
    now = finishedAt + delay;
    backoff.restarted(now, finishedAt);
    return delay;
  });
}

it('restarts at once, then after 10, 20, 40 … 300 s', () => {
  expect(delays([60, 60, 60, 60, 60, 60, 60, 60])).toEqual([0, 10, 20, 40, 80, 160, 300, 300]);
});

it('forgets after ten minutes of peace', () => {
  expect(delays([60, 60, 601, 60])).toEqual([0, 10, 0, 10]);
});
