import { stretchesOf } from './readKernel';
import { merged } from './timeWindows';

const sign = (seconds: number, kind: 'header' | 'killed' | 'summary') => ({
  at: seconds * 1000,
  opens: kind === 'header',
  closes: kind === 'killed',
});
const inSeconds = (signs: Array<ReturnType<typeof sign>>) =>
  stretchesOf(signs).map(({ from, to }) => [from / 1000, to / 1000]);

describe('the stretch of a report', () => {
  it('goes from before its header to after its kill', () => {
    expect(inSeconds([sign(100, 'header'), sign(101, 'killed')])).toEqual([[98, 104]]);
  });

  it('waits for the kill of a kernel with a slow console', () => {
    expect(inSeconds([sign(100, 'header'), sign(140, 'summary'), sign(141, 'killed')])).toEqual([[98, 144]]);
  });

  it('is one for reports that follow at once, and two for others, in whatever order they come', () => {
    const signs = [sign(300, 'killed'), sign(100, 'header'), sign(101, 'killed'), sign(104, 'killed')];
    expect(inSeconds(signs)).toEqual([[98, 107], [298, 303]]); // prettier-ignore
  });
});

describe('windows', () => {
  it('become one where they meet or lie close', () => {
    const windows = [{ from: 50, to: 60 }, { from: 0, to: 10 }, { from: 15, to: 20 }, { from: 16, to: 18 }]; // prettier-ignore
    expect(merged(windows, 5)).toEqual([{ from: 0, to: 20 }, { from: 50, to: 60 }]); // prettier-ignore
    expect(merged([], 5)).toEqual([]);
  });
});
