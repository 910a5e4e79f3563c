import { besideMark } from './besideMark';

const ROW = { from: 0, to: 500 };

describe('besideMark', () => {
  it('is at the right where it fits', () => {
    expect(besideMark([250], 0, 13, ROW, 200)).toEqual({ side: 'right', width: 237 });
  });

  it('is at the left where the next mark or the end of the row is too near', () => {
    expect(besideMark([260, 330], 0, 13, ROW, 200)).toEqual({ side: 'left', width: 260 });
    expect(besideMark([400], 0, 13, ROW, 200)).toEqual({ side: 'left', width: 400 });
  });

  it('ends where another mark begins, on both sides', () => {
    expect(besideMark([100, 200, 280], 1, 13, ROW, 200)).toEqual({ side: 'left', width: 87 });
    expect(besideMark([100, 150, 280], 1, 13, ROW, 200)).toEqual({ side: 'right', width: 117 });
  });
});
