import { Series } from '../evidence/Series';
import { evidenceOf, OF_CONTAINER, scraped } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { kernelSays, reportOf } from '../testing/reportOf';
import { gatherFacts } from './facts/Facts';
import { Scene } from './facts/Scene';
import { narrowPodLevel } from './podLevel';

const MIB = 1024 * 1024;
const EITHER = ['container-limit', 'pod-limit'];
const before = (metric: string, labels: Record<string, string>, value: number) =>
  scraped(metric, labels, -600, -5, () => value);

const INFO = before('kube_pod_container_info', OF_CONTAINER, 1);
const ENDED = scraped('kube_pod_container_status_last_terminated_reason', { ...OF_CONTAINER, reason: 'OOMKilled' }, 5, 600, () => 1); // prettier-ignore
const declared = (mib: number) =>
  before('kube_pod_container_resource_limits', { ...OF_CONTAINER, resource: 'memory' }, mib * MIB);
const stillDeclared = (mib: number) =>
  scraped('kube_pod_container_resource_limits', { ...OF_CONTAINER, resource: 'memory' }, 30, 600, () => mib * MIB);
const inForce = (mib: number) => before('container_spec_memory_limit_bytes', OF_CONTAINER, mib * MIB);
const charged = (mib: number) => before('container_memory_usage_bytes', OF_CONTAINER, mib * MIB);

/** The kernel said that the pod's limit of 256 MiB was hit. */
function narrowed(all: Series[]): string[] {
  const evidence = evidenceOf(all, { collected: ['kube_pod_container_resource_limits'] });
  const kill = killOf();
  const { record } = kernelSays('pod-limit', reportOf({ limitLevel: 'pod', limitBytes: 256 * MIB }));
  return narrowPodLevel(record!, gatherFacts(new Scene(evidence, [kill]), kill));
}

describe('a limit that the kernel calls the pod’s', () => {
  it('is the only container’s where that one stood at the same limit', () => {
    expect(narrowed([INFO, declared(256), charged(240)])).toEqual(['container-limit']);
  });

  it.each<[string, Series[]]>([
    ['has another limit', [INFO, declared(128), charged(120)]],
    ['was seen to have none in force', [INFO, inForce(0), charged(240)]],
    ['still had a higher one afterwards', [INFO, declared(512), stillDeclared(512), charged(240)]],
  ])('is not the only container’s where that one %s', (_, all) => {
    expect(narrowed(all)).toEqual(['pod-limit']);
  });

  it.each<[string, Series[]]>([
    ['no series of its limit is there: it may be lost', [INFO, charged(240)]],
    ['a higher one was seen before and none after: it may have been lowered', [INFO, declared(512), charged(240)]],
    ['nobody lists the pod’s containers', [ENDED, charged(240)]],
  ])('may be either’s where %s', (_, all) => {
    expect(narrowed(all)).toEqual(EITHER);
  });

  it('is compared with the limit of a later instance where this one’s was not scraped', () => {
    const later = scraped('container_spec_memory_limit_bytes', OF_CONTAINER, 30, 600, () => 256 * MIB);
    expect(narrowed([INFO, later, charged(240)])).toEqual(['container-limit']);
  });
});
