import { NodeRecords } from '../../evidence/NodeRecords';
import { at, evidenceOf, scraped } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { Moment } from './Moment';
import { nodeMemory } from './nodeMemory';

const NODE = { node: 'worker-1' };

/** Whether the node's memory was seen at every scrape around a kill at second 0, when some scrapes are lost. */
function isUnbroken(lost: number[]): boolean {
  const read = (metric: string, bytes: number) =>
    scraped(metric, NODE, -590, 610, (seconds) => (lost.includes(seconds) ? null : bytes));
  const evidence = evidenceOf([read('node_memory_MemAvailable_bytes', 5e9), read('node_memory_MemTotal_bytes', 8e9)]);
  const node = new NodeRecords(evidence, 'worker-1', '');
  const kill = killOf({ time: at(0), window: { after: at(-6), before: at(0) } });
  return nodeMemory(node, new Moment(kill, node), evidence.scrapeSeconds)!.unbroken;
}

it.each<[string, number[], boolean]>([
  ['at every scrape', [], true],
  ['but for one long before', [-80], true],
  ['but for the one before the kill', [-20], false],
  ['but for the one after it', [10], false],
])('the node’s memory was seen %s', (_, lost, expected) => {
  expect(isUnbroken(lost)).toBe(expected);
});
