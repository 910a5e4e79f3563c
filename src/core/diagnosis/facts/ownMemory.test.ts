import { at, evidenceOf, OF_CONTAINER, scraped, series } from '../../testing/evidenceOf';
import { PodRecords } from '../../kills/PodRecords';
import { killOf } from '../../testing/killOf';
import { ownMemory } from './ownMemory';

const MIB = 1024 * 1024;
const ID = 'a'.repeat(64);
const usage = (labels: Record<string, string>, mib: number) =>
  scraped('container_memory_usage_bytes', { ...OF_CONTAINER, ...labels }, -300, -20, () => mib * MIB);

function heldBy(containerId: string | null, labels: Record<string, string>): number | null {
  const named = series('kube_pod_container_info', OF_CONTAINER, [[-300, 1]]);
  const [records] = PodRecords.byPod(evidenceOf([named, usage(labels, 80)]));
  const held = ownMemory(records, killOf({ containerId }), { to: at(0) });
  return held === null ? null : held.usageBytes / MIB;
}

describe('the memory of a container before its end', () => {
  it.each<[string, string | null, Record<string, string>]>([
    ['by its own id in the name', ID, { name: ID }],
    ['by its own id in the cgroup', ID, { id: `/kubepods/pod1/cri-containerd-${ID}.scope` }],
    ['where no id is scraped', ID, {}],
    ['where nobody knows which instance ended', null, { name: 'b'.repeat(64) }],
  ])('is known %s', (_, containerId, labels) => {
    expect(heldBy(containerId, labels)).toBe(80);
  });

  it('is not that of an earlier instance, when the one that ended was never sampled', () => {
    expect(heldBy(ID, { name: 'b'.repeat(64) })).toBeNull();
  });
});
