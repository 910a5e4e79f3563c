import { readLocalTime } from './localTime';

const NOW = Date.parse('2026-11-25T12:00:00Z');

describe('a date without its zone', () => {
  it.each([
    ['Nov 23 22:57:23', '2026-11-23T22:57:23Z'],
    ['Nov  3 02:07:03', '2026-11-03T02:07:03Z'],
    ['Dec 31 23:59:59', '2025-12-31T23:59:59Z'],
    ['Nov 26 11:00:00', '2026-11-26T11:00:00Z'],
    ['Mon Nov 23 22:57:23 2026', '2026-11-23T22:57:23Z'],
    ['2026-11-23 22:57:23', '2026-11-23T22:57:23Z'],
  ])('%s is read as %s', (text, read) => {
    expect(readLocalTime(text, NOW)).toBe(Date.parse(read));
  });

  it.each(['', '23. Nov 22:57:23', 'lun. nov. 23 22:57:23', 'Foo 23 22:57:23'])('%j is not read', (text) => {
    expect(readLocalTime(text, NOW)).toBeNull();
  });
});
