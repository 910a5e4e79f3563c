import { NeedleScanner } from './NeedleScanner';

const bytes = (text: string) => new TextEncoder().encode(text);
const find = (needles: string[], text: string, from = 0) => new NeedleScanner(needles).find(bytes(text), from);

describe('the first of several words', () => {
  it.each<[string[], string, number, number]>([
    [['oom-kill', 'total_vm'], 'a line with oom-killer and total_vm', 0, 12],
    [['oom-kill', 'total_vm'], 'a line with oom-killer and total_vm', 13, 27],
    [['oom-kill', 'total_vm'], 'oom-kill', 0, 0],
    [['oom-kill', 'total_vm'], 'oom-kil', 0, -1],
    [['oom-kill', 'total_vm'], 'ooom-kill', 0, 1],
    [['oom-kill', 'total_vm'], '', 0, -1],
    [['ab', 'a longer word'], 'xxxa longer word', 0, 3],
    [['aaaa'], 'aaabaaaa', 0, 4],
  ])('%j in %j from %i is at %i', (needles, text, from, at) => {
    expect(find(needles, text, from)).toBe(at);
  });

  it('is found wherever it stands', () => {
    const needles = ['oom-kill', 'Killed process', 'ut of memory'];
    for (let at = 0; at < 300; at++) {
      for (const needle of needles) {
        expect(find(needles, `${'oom-memory '.repeat(40).slice(0, at)}${needle} and more`)).toBe(at);
      }
    }
  });
});
