import { Series } from '../evidence/Series';
import { say } from '../explanation/words/say';
import { evidenceOf, OF_CONTAINER, series } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { belowLimit } from './belowLimit/belowLimit';
import { gatherFacts } from './facts/Facts';
import { Scene } from './facts/Scene';
import { summaryOf } from './summary';
import { Verdict } from './weigh';

const MIB = 2 ** 20;
const EVICTED: Verdict = {
  cause: 'node-eviction',
  certainty: 'inferred',
  score: 0.95,
  alternatives: [],
  findings: [],
  heard: { left: null, disagree: false, deciding: [] },
};
const member = (container: string): Series[] => [
  series('kube_pod_container_info', { ...OF_CONTAINER, container }, [[-600, 1]]),
  series('container_memory_working_set_bytes', { ...OF_CONTAINER, container, id: `/${container}` }, [[-20, 40 * MIB]]),
  series('kube_pod_container_resource_limits', { ...OF_CONTAINER, container, resource: 'memory' }, [[-600, 100 * MIB]]),
];

/** Of an eviction of a pod with these containers. */
function summary(containers: string[], signal: string | null): string {
  const kill = killOf({ kind: 'eviction', container: '', exitCode: null, reason: null });
  const facts = gatherFacts(new Scene(evidenceOf(containers.flatMap(member)), [kill]), kill);
  return say(summaryOf(facts, EVICTED, belowLimit(facts, EVICTED, 30), signal));
}

it('says how full an evicted pod was: against its limit, or against the sum of its containers’', () => {
  expect(summary(['cart'], null)).toBe(
    'The kubelet evicted cart-1, which stood at 40 % of its limit, because worker-1 ran short of memory.'
  );
  expect(summary(['cart', 'proxy'], 'memory.available')).toBe(
    'The kubelet evicted cart-1, whose containers stood at 40 % of their limits together, because worker-1 ran short of memory.'
  );
  expect(summary(['cart', 'proxy'], 'allocatableMemory.available')).toMatch(/^The kubelet evicted cart-1, whose containers stood at 40 % of their limits together, because all pods/); // prettier-ignore
});
