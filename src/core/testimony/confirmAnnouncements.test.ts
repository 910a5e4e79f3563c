import { announced } from '../testing/announced';
import { at } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { confirmAnnouncements } from './confirmAnnouncements';
import { Testimony } from './Testimony';

/** An end of which a counter tells that it lies somewhere in an interval of seconds. */
const counted = (ordinal: number, after: number, before: number, testimonies: Testimony[]) =>
  killOf({
    ordinal,
    dating: 'window',
    window: { after: at(after), before: at(before) },
    errorMs: ((before - after) * 1000) / 2,
    exitCode: null,
    reason: null,
    testimony: testimonies,
  });

const REPEATED = { repeated: { from: at(0), to: at(40), count: 3 } };

describe('an announcement that was repeated', () => {
  it('names each of as many ends, however vaguely they are dated', () => {
    const ends = [0, 1, 2].map((ordinal) => counted(ordinal, -200, 45, [announced(REPEATED)]));
    confirmAnnouncements(ends);
    expect(ends.map(({ testimony: [one] }) => one.names)).toEqual([true, true, true]);
  });

  it('names none of more or fewer ends that are dated so vaguely', () => {
    for (const many of [2, 4]) {
      const ends = Array.from({ length: many }, (_, ordinal) => counted(ordinal, -200, 45, [announced(REPEATED)]));
      confirmAnnouncements(ends);
      expect(ends.some(({ testimony: [one] }) => one.names)).toBe(false);
    }
  });
});

describe('an announcement within the long window of an end', () => {
  it('is that end’s where no other can be meant', () => {
    const ends = [counted(0, -500, -210, []), counted(1, -200, 300, [announced()])];
    confirmAnnouncements(ends);
    expect(ends[1].testimony[0]).toMatchObject({ announces: true, names: false });
  });

  it('is nobody’s where another may be', () => {
    const ends = [counted(0, -500, -150, []), counted(1, -200, 300, [announced()])];
    confirmAnnouncements(ends);
    expect(ends[1].testimony[0].announces).toBe(false);
  });
});
