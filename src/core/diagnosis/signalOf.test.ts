import { killOf } from '../testing/killOf';
import { testimony } from '../testimony/Testimony';
import { CauseId } from './Cause';
import { signalOf } from './signalOf';

const EVICTION = killOf({ kind: 'eviction', container: '' });
const ONE_MEMORY = { 'memory.available': 1 };

function told(
  cause: CauseId | 'undetermined',
  counted: Record<string, number> | null,
  {
    around = 1,
    signal = null,
    kill = EVICTION,
  }: { around?: number; signal?: string | null; kill?: typeof EVICTION } = {}
) {
  const deciding = [
    testimony({ family: 'events', joined: 'pod-uid', causes: ['storage-eviction'], quote: '', signal }),
  ];
  return signalOf(
    { kill, evictionSignals: counted && new Map(Object.entries(counted)), evictionsAround: around },
    { cause, heard: { left: null, disagree: false, deciding } }
  );
}

describe('the signal of an eviction', () => {
  it('is the only one under which the kubelet counted all evictions of that time', () => {
    expect(told('node-eviction', ONE_MEMORY)).toBe('memory.available');
    expect(told('node-eviction', { 'allocatableMemory.available': 3 }, { around: 3 })).toBe(
      'allocatableMemory.available'
    );
  });

  it("is what the kubelet's own words have, whatever was counted", () => {
    expect(told('storage-eviction', ONE_MEMORY, { signal: 'emptydirfs.limit' })).toBe('emptydirfs.limit');
  });

  it('is not that of another eviction, which was counted before this one', () => {
    expect(told('storage-eviction', ONE_MEMORY)).toBeNull();
    expect(told('node-eviction', { 'nodefs.available': 1 })).toBeNull();
    expect(told('node-eviction', ONE_MEMORY, { around: 2 })).toBeNull();
  });

  it('is the one of its kind where another kind was counted, too', () => {
    const counted = { ...ONE_MEMORY, 'nodefs.available': 1 };
    expect(told('node-eviction', counted, { around: 2 })).toBe('memory.available');
    expect(told('storage-eviction', counted, { around: 2 })).toBe('nodefs.available');
  });

  it('is open between two of one kind, where nothing was counted, and of what is no eviction', () => {
    expect(told('node-eviction', { ...ONE_MEMORY, 'allocatableMemory.available': 1 })).toBeNull();
    expect(told('node-eviction', {})).toBeNull();
    expect(told('node-eviction', null)).toBeNull();
    expect(told('undetermined', ONE_MEMORY)).toBeNull();
    expect(told('container-limit', ONE_MEMORY, { kill: killOf() })).toBeNull();
  });
});
