import { ExplainedKill } from '../../explanation/Explanation';
import { say } from '../../explanation/words/say';
import { Series } from '../../evidence/Series';
import {
  during,
  evidenceOf,
  OF_CGROUP,
  OF_CONTAINER,
  OF_POD,
  POD,
  scraped,
  series,
  unix,
} from '../../testing/evidenceOf';
import { explain } from '../explain';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;
const OF_NODE = { node: POD.node, instance: '10.0.0.1:9100' };

const since = (seconds: number, metric: string, labels: Record<string, string>, value: number) =>
  scraped(metric, labels, seconds, 1800, () => value);

/** An end at T0, as kube-state-metrics tells it after the restart. */
const ended = (reason: string, exitCode: number): Series[] => [
  during('kube_pod_info', { ...OF_POD, node: POD.node }, () => 1),
  during('kube_pod_container_info', OF_CONTAINER, () => 1),
  during('kube_pod_container_status_restarts_total', OF_CONTAINER, (s) => (s < 5 ? 0 : 1)),
  since(5, 'kube_pod_container_status_last_terminated_reason', { ...OF_CONTAINER, reason }, 1),
  since(5, 'kube_pod_container_status_last_terminated_exitcode', OF_CONTAINER, exitCode),
  since(5, 'kube_pod_container_status_last_terminated_timestamp', OF_CONTAINER, unix(0)),
];

/** It stood at its limit, on a node with much left, whose kernel killed once. */
const AT_ITS_LIMIT: Series[] = [
  during('kube_pod_container_resource_limits', { ...OF_CONTAINER, resource: 'memory' }, () => 128 * MIB),
  ...['usage_bytes', 'working_set_bytes', 'rss'].map((name) =>
    scraped(`container_memory_${name}`, OF_CGROUP, -1795, -5, (s) => Math.round(128 * MIB * (1 + s / 36_000)))
  ),
  during('node_memory_MemTotal_bytes', OF_NODE, () => 16 * GIB),
  during('node_memory_MemAvailable_bytes', OF_NODE, () => 10 * GIB),
  during('node_vmstat_oom_kill', OF_NODE, (s) => (s < 0 ? 0 : 2)),
];

const runtimeClass = (runtimeclass_name: string) =>
  series('kube_pod_runtimeclass_name_info', { ...OF_POD, runtimeclass_name }, [[-1000, 1]]);
const node = (os_image: string, kubelet_version: string) =>
  during('kube_node_info', { node: POD.node, os_image, kubelet_version }, () => 1);
const swap = (free: number) => [
  during('node_memory_SwapTotal_bytes', OF_NODE, () => 4 * GIB),
  during('node_memory_SwapFree_bytes', OF_NODE, () => free),
];

function explained(all: Series[]): ExplainedKill {
  const { kills } = explain(evidenceOf(all, { collected: ['kube_pod_status_reason'] }));
  expect(kills).toHaveLength(1);
  return kills[0];
}

/** What a reader is told of what cannot be seen. */
const notSeen = ({ evidence }: ExplainedKill) => evidence.filter(({ id }) => id.startsWith('not-seen-'));

const KILLED = [...ended('OOMKilled', 137), ...AT_ITS_LIMIT];

it('without a blind spot the same end is a limit’s, and no row speaks of one', () => {
  const kill = explained([...KILLED, node('Debian GNU/Linux 12', 'v1.34.4'), runtimeClass('runc'), ...swap(4 * GIB)]);
  expect(kill).toMatchObject({ cause: 'container-limit', certainty: 'inferred' });
  expect(notSeen(kill)).toEqual([]);
});

/** What leaves only kube-state-metrics: no sample of the container's is needed for the verdict to be none. */
const BARE = ended('OOMKilled', 137);

describe.each<[string, string, Series[], string]>([
  ['kata', 'Kata', [...KILLED, runtimeClass('kata-qemu')], 'runtime class kata-qemu'],
  ['kata', 'Kata without samples', [...BARE, runtimeClass('kata-qemu')], 'runtime class kata-qemu'],
  ['gvisor', 'gVisor', [...KILLED, runtimeClass('gvisor')], 'runtime class gvisor'],
  ['gvisor', 'gVisor, by its binary’s name', [...KILLED, runtimeClass('runsc')], 'runtime class runsc'],
  ['windows', 'Windows', [...KILLED, node('Windows Server 2022 Datacenter', 'v1.34.4')], 'Windows Server 2022'],
  ['windows', 'Windows, by its exit code', [...ended('Error', -1073741801), ...AT_ITS_LIMIT], 'Windows'],
  ['virtual-node', 'Fargate', [...KILLED, node('Amazon Linux 2', 'v1.33.4-eks-fargate-3025e55')], 'fargate'],
  ['virtual-node', 'a virtual node', [...KILLED, node('', 'v1.25.4-vk-azure-aci-1.6.1')], 'vk-azure-aci'],
  ['swap', 'swap', [...KILLED, ...swap(3 * GIB)], 'swapped out'],
])('behind %s (%s)', (kind, _, all, told) => {
  const kill = explained(all);

  it('the cause stays open', () => {
    expect(kill).toMatchObject({ cause: 'undetermined', certainty: 'undetermined', score: null });
  });

  it('the evidence and the remarks state the reason', () => {
    expect(notSeen(kill).map(({ id, bears, message }) => [id, bears, message.id])).toEqual([
      [`not-seen-${kind}`, 'context', `blind.${kind}`],
    ]);
    expect(say(notSeen(kill)[0].message)).toContain(told);
    expect(kill.remarks).toContainEqual(notSeen(kill)[0].message);
  });
});
