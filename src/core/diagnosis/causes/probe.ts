import { message } from '../../explanation/Message';
import { startedAgain } from '../../kills/startedAgain';
import { Cause, findingsOf, present } from '../Cause';
import { Facts } from '../facts/Facts';
import { againstKubelet, endNotSeen, kernelKilledNobody, mayBeWhoWasKilled, unknownEnd } from '../kernelFindings';
import { UNSURE, UNTOLD } from '../scores';

const { speaksFor, speaksAgainst } = findingsOf('probe');

/** SIGTERM, then SIGKILL, or the program's own exit once asked. */
const AFTER_SIGTERM = new Set([0, 137, 143]);

/**
 * How sure it may be. A node that starves fails probes too, before its kernel kills; a probe that succeeded in between
 * had not failed often enough; and a program may end with 0 by itself while it no longer answers.
 */
function ceiling(facts: Facts): number {
  const { probes, kill, globalOomLabel } = facts;
  const notKernels =
    kernelKilledNobody(facts) || facts.kernelSilent || (kill.reason === 'Error' && globalOomLabel === 'OOMKilled');
  // whom a probe ends is started again; who is not was being ended with its pod
  if (!startedAgain(kill) || !probes.unbroken || (kill.exitCode === 137 && !notKernels && !hadMemory(facts))) {
    return UNTOLD;
  }
  return probes.count < 2 || kill.exitCode === 0 || !notKernels ? UNSURE : 1;
}

/** The node had memory, so that no starving node failed the probe. */
const hadMemory = ({ node }: Facts): boolean =>
  node !== null && node.leastBytes !== null && node.leastBytes > 0.1 * node.capacityBytes;

/** A liveness or startup probe failed until the kubelet restarted the container. */
export const probe: Cause = {
  id: 'probe',
  endedBy: 'kubelet',
  tellable: true,
  decidedBy: ['events', 'kubelet', 'kubelet-log', 'ksm-reasons', 'pods', 'ksm-pods', 'node-vmstat'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.1 : 0),
  ceiling,
  weigh: (facts) => {
    const { kill, probes, probesOnNode } = facts;
    const spec = {
      family: 'kubelet' as const,
      metric: 'prober_probe_total',
      value: probes.count,
      unit: 'failures',
      at: probes.lastAt,
    };
    return present(
      probes.count > 0 &&
        speaksFor('strong', {
          id: 'probe-failed',
          ...spec,
          message: message('finding.probe-failed', { count: probes.count }),
        }),
      probes.count === 0 &&
        probesOnNode &&
        !probes.earlier &&
        speaksAgainst('strong', { id: 'no-probe-failed', ...spec, message: message('finding.no-probe-failed') }),
      kill.exitCode !== null &&
        !AFTER_SIGTERM.has(kill.exitCode) &&
        speaksAgainst('moderate', {
          id: 'own-exit-code',
          ...spec,
          family: 'ksm-reasons',
          metric: 'kube_pod_container_status_last_terminated_exitcode',
          message: message('finding.own-exit-code', { exitCode: kill.exitCode }),
        }),
      kill.reason === 'OOMKilled' &&
        kill.exitCode === 137 &&
        speaksAgainst('strong', {
          id: 'oom-label',
          ...spec,
          family: 'ksm-reasons',
          metric: 'kube_pod_container_status_last_terminated_reason',
          message: message('finding.oom-label'),
        }),
      mayBeWhoWasKilled(facts) &&
        kill.exitCode === 137 &&
        speaksAgainst('moderate', {
          id: 'kernel-killed',
          ...spec,
          family: 'node-vmstat',
          metric: 'node_vmstat_oom_kill',
          message: message('finding.kernel-killed-someone', { count: facts.kernelKills!.by }),
        }),
      ...againstKubelet('probe', facts),
      unknownEnd(facts) &&
        speaksAgainst('strong', {
          id: 'end-not-seen',
          ...spec,
          family: 'ksm-reasons',
          metric: null,
          message: endNotSeen(kill),
        })
    );
  },
};
