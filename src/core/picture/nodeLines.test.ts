import { Evidence } from '../evidence/Evidence';
import { NO_WITNESSES } from '../evidence/Witnesses';
import { evidenceOf, POD, scraped, series } from '../testing/evidenceOf';
import { evictedEvent, lowOnMemory } from '../testing/evictedEvent';
import { nodeLines } from './nodeLines';

const MIB = 2 ** 20;
const NODE = { node: POD.node };
const SERIES = [
  series('kube_node_status_capacity', { ...NODE, resource: 'memory' }, [[-1800, 16_384 * MIB]]),
  series('kube_node_status_allocatable', { ...NODE, resource: 'memory' }, [[-1800, 15_000 * MIB]]),
  series('kubelet_node_name', NODE, [[-1800, 1]]),
  scraped('container_memory_working_set_bytes', { ...NODE, id: '/' }, -1800, 600, () => (16_384 - 800) * MIB),
];
const EVICTED = series('kubelet_evictions', { ...NODE, eviction_signal: 'memory.available' }, [[20, 1]]);
const drawn = (evidence: Evidence) =>
  nodeLines(evidence)
    .filter(({ series: name }) => name === 'eviction_threshold' || name === 'kubepods_limit')
    .map(({ series: name, values, assumed, formula }) => [name, values[0]! / MIB, assumed, formula]);

describe('the line of the eviction threshold', () => {
  it('is the default, and said to be assumed, where nothing tells', () => {
    expect(drawn(evidenceOf(SERIES))).toEqual([
      ['eviction_threshold', 100, true, 'memory.available<100Mi'],
      ['kubepods_limit', 15_100, true, 'kube_node_status_allocatable + 100Mi'],
    ]);
  });

  it('is what the kubelet named when it evicted, with the source', () => {
    const witnesses = { ...NO_WITNESSES, events: [evictedEvent(lowOnMemory('850Mi', '800Mi'))] };
    expect(drawn(evidenceOf([...SERIES, EVICTED], { witnesses }))).toEqual([
      ['eviction_threshold', 850, false, 'memory.available<850Mi, said when reports/render-1 was evicted'],
      ['kubepods_limit', 15_850, true, 'kube_node_status_allocatable + 850Mi'],
    ]);
  });

  it('is not drawn below an eviction that came far above the default', () => {
    expect(drawn(evidenceOf([...SERIES, EVICTED]))).toEqual([]);
  });
});
