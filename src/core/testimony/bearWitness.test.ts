import { at } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { Kill } from '../kills/Kill';
import { redated } from './bearWitness';
import { testimony, Testimony } from './Testimony';

const said = (seconds: number, given: Partial<Testimony> = {}): Testimony =>
  testimony({
    family: 'kubelet-log',
    joined: 'pod-uid',
    causes: ['probe'],
    act: false,
    at: at(seconds),
    quote: 'failed liveness probe, will be restarted',
    ...given,
  });

const VAGUE: Partial<Kill> = { dating: 'window', window: { after: at(-300), before: at(60) }, errorMs: 180_000 };
const windowOf = (given: Partial<Kill>) => redated(killOf({ ...VAGUE, ...given })).window;

describe('an end that only a window dates', () => {
  it('came after the kubelet had announced it', () => {
    const { time, errorMs, window } = redated(killOf({ ...VAGUE, testimony: [said(0)] }));
    expect(window).toEqual({ after: at(-1), before: at(60) });
    expect([time, errorMs]).toEqual([at(29.5), 30_500]);
  });

  it('came after the first of the words that may be on it', () => {
    const repeated = { from: at(-100), to: at(50), count: 2 };
    expect(windowOf({ testimony: [said(50, { repeated }), said(20)] }).after).toBe(at(-101));
  });

  it.each<[string, Partial<Kill>]>([
    ['on the pod alone', { testimony: [said(0, { names: false })] }],
    ['on an eviction, which the kubelet has carried out when it says so', { kind: 'eviction', testimony: [said(0)] }],
    ['that comes after it', { testimony: [said(90)] }],
  ])('is not moved by a word %s', (_, given) => {
    expect(windowOf(given)).toEqual(VAGUE.window);
  });

  it('is not moved where the runtime dated it', () => {
    const dated = killOf({ testimony: [said(-3)] });
    expect(redated(dated)).toBe(dated);
  });
});
