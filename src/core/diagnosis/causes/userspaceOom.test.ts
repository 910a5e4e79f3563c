import { Series } from '../../evidence/Series';
import { at, evidenceOf, POD, scraped } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { testimony } from '../../testimony/Testimony';
import { gatherFacts } from '../facts/Facts';
import { Scene } from '../facts/Scene';
import { weigh } from '../weigh';
import { noDaemonsReason } from './userspaceOom';

const GIB = 1024 ** 3;
const OF_NODE = { node: POD.node, instance: '10.0.0.1:9100' };
const during = (metric: string, labels: Record<string, string>, value: (seconds: number) => number) =>
  scraped(metric, labels, -900, 900, value);

/** A node of 8 GiB with 6 left at every scrape, on which nothing waits for memory. */
const CALM: Series[] = [
  during('node_memory_MemTotal_bytes', OF_NODE, () => 8 * GIB),
  during('node_memory_MemAvailable_bytes', OF_NODE, () => 6 * GIB),
  during('node_pressure_memory_waiting_seconds_total', OF_NODE, () => 1),
];
/** What the node and its pods used then, between the scrapes, too. */
const used = during('container_memory_working_set_bytes', { node: POD.node, id: '/' }, () => 2 * GIB);
/** The working set of a cgroup, which the kubelet averages and dates by itself: at second 10 it still holds a burst. */
const burst = (id: string): Series =>
  during('container_memory_working_set_bytes', { node: POD.node, id }, (s) => (s === 0 ? 7 : 2) * GIB);

const isCalm = (more: Series[]): boolean => {
  const kill = killOf({ reason: 'Error' });
  const evidence = evidenceOf([...CALM, ...more]);
  return noDaemonsReason(gatherFacts(new Scene(evidence, [kill]), kill));
};

describe('a daemon that kills when memory runs short', () => {
  it('had no reason to where every sample shows plenty', () => {
    expect(isCalm([used])).toBe(true);
  });

  it('may have had it where nothing measured what was used between the scrapes', () => {
    expect(isCalm([])).toBe(false);
  });

  it.each([
    ['the node', [burst('/')]],
    [
      'all pods',
      [
        burst('/kubepods'),
        during('container_spec_memory_limit_bytes', { node: POD.node, id: '/kubepods' }, () => 8 * GIB),
      ],
    ],
  ])('may have had it where the kubelet saw %s high around the end, between two scrapes that saw plenty', (_, seen) => {
    expect(isCalm(seen)).toBe(false);
  });
});

describe('a daemon that says at that very second that it killed a process of the node', () => {
  const acted = testimony({ family: 'daemon-log', joined: 'node', causes: ['userspace-oom'], at: at(0), quote: 'sending SIGKILL' }); // prettier-ignore
  const kill = killOf({ reason: 'Error', testimony: [acted] });
  const facts = gatherFacts(new Scene(evidenceOf([...CALM, used]), [kill]), kill);

  it('is told, once, though every sample shows memory left: it had measured for itself', () => {
    const { cause, findings } = weigh(facts, true);
    expect(cause).toBe('userspace-oom');
    const own = findings.filter((one) => one.cause === 'userspace-oom');
    expect(own.map(({ id, bears }) => `${bears} ${id}`)).toEqual(['for daemon-acted']);
  });
});
