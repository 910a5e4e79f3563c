/** Old forms, which the lab's kernel does not print, and what carries logs. */
const PARTS = [
  'Task in /kubepods/podx/a killed as a result of limit of /kubepods/pod',
  'Memory cgroup out of memory: Kill process 62685 (bash) score 0 or sacrifice child',
  'Killed process 14278, UID 1002, (php-fpm) total-vm:752004kB, anon-rss:139876kB, file-rss:79816kB',
  '[ pid ]   uid  tgid total_vm      rss cpu oom_adj oom_score_adj name',
  'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=',
  ' invoked oom-killer: ',
  'SysRq : Manual OOM execution',
  'Nov 23 10:14:32 worker-3 kernel: ',
  '{"MESSAGE":"',
  '{"log":"',
  '","__REALTIME_TIMESTAMP":"1795428872000000"}',
  '{"status":"success","data":{"resultType":"streams","result":[{"stream":{"node":"a"},"values":[["1795428872000000000","',
  '"],["',
  '2026-11-23T10:14:32.123456789Z stdout F ',
  '6,22743,6115623303887,-;',
  '__REALTIME_TIMESTAMP=1795428872000000\nMESSAGE=',
  '__CURSOR=s=0\nMESSAGE\n\u0010\0\0\0\0\0\0\0',
  '#012',
  '\\x0a',
  '> ',
  '[',
  ']',
  ' '.repeat(64),
  '((((((((((',
  '/'.repeat(100),
  '\u00ff\u00fe',
  'kubepods-burstable-pod6f1c8e1a_52c5_4a5e_9c0e_0d8a6f3b1a01.slice',
];

export type Random = (below: number) => number;

/** A generator of whole numbers (mulberry32), the same for the same seed. */
export function mutator(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * Some lines of a recorded log, with parts cut, doubled, mixed and overwritten.
 * @param logs the lines of each recording, a character a byte
 */
export function mutant(random: Random, logs: string[][]): Uint8Array {
  const lines = logs[random(logs.length)];
  const from = random(lines.length);
  const some = lines.slice(from, from + 1 + random(random(8) === 0 ? 80 : 12));
  let text = some.join(random(10) === 0 ? '\r\n' : '\n');
  for (let count = 1 + random(6); count > 0; count--) {
    text = mutated(text, random, logs);
  }
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function mutated(text: string, random: Random, logs: string[][]): string {
  const at = random(text.length + 1);
  const to = at + random(Math.min(200, text.length - at + 1));
  switch (random(8)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, to) + text.slice(at);
    case 2:
      return text.slice(0, at) + PARTS[random(PARTS.length)] + text.slice(to);
    case 3:
      return text.slice(0, at) + String.fromCharCode(random(256)) + text.slice(at + 1);
    case 4: {
      const other = logs[random(logs.length)];
      return `${text.slice(0, at)}\n${other[random(other.length)]}\n${text.slice(at)}`;
    }
    case 5:
      return text.slice(0, at) + text.slice(at, to).repeat(1 + random(20)) + text.slice(to);
    case 6:
      return text.replace(/\d+/g, (digits) => (random(20) === 0 ? String(random(2 ** 31) - 2 ** 30) : digits));
    default:
      return text.slice(0, at) + '\n' + text.slice(at);
  }
}
