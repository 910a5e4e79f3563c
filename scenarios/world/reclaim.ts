import { Cgroup } from './cgroup';
import { PAGE, usage, wholePages } from './memory';

// Looked up once: in a test's own realm each look at a global is slow.
const { max, min } = Math;

/** The share of a cgroup's page cache that reclaim does not get: pages in use this very moment. */
const INACTIVE_FLOOR = 0.05;
const ACTIVE_FLOOR = 0.1;

/**
 * Takes `bytes` of page cache from the members, inactive before active, from each in proportion to what it has.
 * @returns the bytes that could not be had.
 */
export function reclaimPageCache(members: Cgroup[], bytes: number): number {
  const missing = take(members, 'inactiveFile', INACTIVE_FLOOR, bytes);
  return take(members, 'activeFile', ACTIVE_FLOOR, missing);
}

/**
 * Moves anonymous memory of those that may swap to where there is room for it.
 * @returns the bytes that could not be had.
 */
export function swapOut(members: Cgroup[], bytes: number, room: number): number {
  let missing = bytes;
  let left = room;
  for (const member of members) {
    const spare = min(member.swapAllowed - member.swapped, member.parts.anon, left, max(0, missing));
    const moved = PAGE * Math.ceil(max(0, spare) / PAGE);
    member.swapped += moved;
    member.parts = { ...member.parts, anon: member.parts.anon - moved };
    missing -= moved;
    left -= moved;
  }
  return max(0, missing);
}

function take(members: Cgroup[], pool: 'activeFile' | 'inactiveFile', floor: number, bytes: number): number {
  if (bytes <= 0) {
    return 0;
  }
  const kept = (member: Cgroup) =>
    max(floor * member.wish[pool], pool === 'inactiveFile' ? member.dirtyShare * member.parts[pool] : 0);
  const spare = (member: Cgroup) => max(0, member.parts[pool] - kept(member));
  const available = members.reduce((total, member) => total + spare(member), 0);
  const share = available > 0 ? min(1, bytes / available) : 0;
  let taken = 0;
  for (const member of members) {
    const left = wholePages(member.parts[pool] - share * spare(member));
    taken += member.parts[pool] - left;
    member.parts[pool] = left;
  }
  return max(0, bytes - taken - members.length * 4096);
}

export function totalUsage(members: Cgroup[]): number {
  return members.reduce((total, member) => total + usage(member.parts), 0);
}
