import { lab1 } from '../truth/lab1';
import { Outcome } from './runPodCoroner';

export const RANGE = ['--from', lab1.range.from, '--to', lab1.range.to];

/** The contract's exit statuses. */
export const UNUSABLE = 2;
export const SERVER = 3;

/** One sentence on standard error, nothing on standard output. */
export function expectSentence({ status, stdout, stderr }: Outcome, expectedStatus: number, words: RegExp): void {
  expect({ status, stdout }).toEqual({ status: expectedStatus, stdout: '' });
  expect(stderr).toMatch(/^pod-coroner: [^\n]+\.\n$/);
  // what others said stands in brackets or quotes, and may hold full stops
  const own = stderr.replace(/\([^)]*\)|"[^"]*"|“[^”]*”/g, '');
  expect(own).not.toMatch(/[.!?] +[A-Z]/);
  expect(stderr).not.toMatch(/\p{Cc}(?!$)|\\u00/u);
  expect(stderr).toMatch(words);
}
