import type { EvidenceFamily } from '../../../src/core/evidence/families';
import { evidenceOf, OF_CONTAINER, OF_POD, scraped } from '../../../src/core/testing/evidenceOf';
import type { Recording } from '../recording/Recording';
import { leftIn } from './left';

const METRICS = {
  kube_pod_info: OF_POD,
  kube_pod_deletion_timestamp: OF_POD,
  kube_pod_status_qos_class: OF_POD,
  kube_pod_status_reason: OF_POD,
  kube_pod_container_status_last_terminated_reason: OF_CONTAINER,
  kube_pod_container_status_last_terminated_exitcode: OF_CONTAINER,
};
const evidence = evidenceOf(Object.entries(METRICS).map(([metric, labels]) => scraped(metric, labels, 0, 90, () => 1)));
const RECORDING = { evidence } as Recording;
const PRESENT: EvidenceFamily[] = ['ksm-reasons', 'ksm-status', 'ksm-pods', 'kernel-log'];

/** Whether a set is whole where some metrics are dropped. */
function isWhole(set: EvidenceFamily[], ...dropped: string[]): boolean {
  const missing = { families: new Set<EvidenceFamily>(), drops: (metric: string) => dropped.includes(metric) };
  const left = leftIn(RECORDING, PRESENT, missing);
  return set.every((family) => left.isWhole(family, set));
}

describe('a set of which an installation drops single metrics', () => {
  it('is whole without what no set goes by', () => {
    expect(isWhole(['ksm-reasons', 'ksm-pods'], 'kube_pod_status_qos_class')).toBe(true);
  });

  it('is not whole without what another of the family does not say', () => {
    expect(isWhole(['ksm-reasons', 'ksm-pods'], 'kube_pod_container_status_last_terminated_exitcode')).toBe(false);
    expect(isWhole(['ksm-reasons', 'ksm-pods'], 'kube_pod_deletion_timestamp')).toBe(false);
    expect(isWhole(['kernel-log', 'ksm-pods'], 'kube_pod_info')).toBe(false);
  });

  it('is whole without what it needs nothing of, though another set does', () => {
    expect(isWhole(['kernel-log', 'ksm-pods'], 'kube_pod_deletion_timestamp')).toBe(true);
    expect(isWhole(['ksm-status', 'ksm-pods'], 'kube_pod_deletion_timestamp')).toBe(true);
  });

  it('is not whole where a family of it is not there at all, or no uid tells whose a line is', () => {
    expect(isWhole(['pods'])).toBe(false);
    expect(isWhole(['ksm-status'], 'kube_pod_status_reason')).toBe(false);
    const left = leftIn(RECORDING, PRESENT, { families: new Set(), labels: ['uid'] });
    expect(left.isWhole('kernel-log', ['kernel-log', 'ksm-pods'])).toBe(false);
    expect(left.isWhole('ksm-pods', ['kernel-log', 'ksm-pods'])).toBe(true);
  });
});
