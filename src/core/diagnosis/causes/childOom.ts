import { message } from '../../explanation/Message';
import { Cause, findingsOf, present } from '../Cause';
import { endNotSeen, iso, kernelKilledNobody, unknownEnd } from '../kernelFindings';

const { speaksFor, speaksAgainst } = findingsOf('child-oom');

/** A process inside was OOM-killed and the container lived on, or ended later by its own hand. */
export const childOom: Cause = {
  id: 'child-oom',
  endedBy: 'kernel',
  tellable: true,
  decidedBy: ['kernel-log', 'cadvisor-oom', 'pods', 'ksm-pods', 'ksm-reasons'],
  prior: ({ kill }) => (kill.kind === 'child' ? 1 : kill.kind === 'end' ? (kill.exitCode === null ? 0.06 : 0.03) : 0),
  weigh: (facts) => {
    const { kill } = facts;
    const label = {
      family: 'ksm-reasons' as const,
      metric: 'kube_pod_container_status_last_terminated_reason',
      at: kill.time,
    };
    const otherExit = kill.exitCode !== null && kill.exitCode !== 137;
    return present(
      kill.kind === 'child' &&
        speaksFor('strong', {
          id: 'oom-events',
          family: 'cadvisor-oom',
          metric: 'container_oom_events_total',
          at: kill.window.before,
          message: message('finding.oom-events', { container: kill.container }),
        }),
      kill.reason === 'OOMKilled' &&
        otherExit &&
        speaksFor('moderate', {
          id: 'oom-label-other-exit',
          ...label,
          message: message('finding.oom-label-other-exit', { exitCode: kill.exitCode! }),
        }),
      facts.earlierChildOom !== null &&
        (kill.reason === 'OOMKilled' || kill.time - facts.earlierChildOom.time <= 120_000) &&
        speaksFor(kill.reason === 'OOMKilled' ? 'strong' : 'moderate', {
          id: 'child-oom-before',
          ...label,
          family: 'cadvisor-oom',
          metric: 'container_oom_events_total',
          at: facts.earlierChildOom.time,
          message: message('finding.child-oom-before', { childAt: iso(facts.earlierChildOom.time) }),
        }),
      kill.kind === 'end' &&
        kill.exitCode === 137 &&
        speaksAgainst('strong', { id: 'died-of-sigkill', ...label, message: message('finding.died-of-sigkill') }),
      kill.kind === 'end' &&
        kill.reason !== null &&
        kill.reason !== 'OOMKilled' &&
        speaksAgainst(facts.earlierChildOom === null ? 'strong' : 'weak', {
          id: 'no-oom-label',
          ...label,
          message: message('finding.no-oom-label', { reason: kill.reason }),
        }),
      kernelKilledNobody(facts) &&
        kill.kind === 'child' &&
        speaksAgainst('strong', {
          id: 'kernel-killed-nobody',
          ...label,
          family: 'node-vmstat',
          metric: 'node_vmstat_oom_kill',
          message: message('finding.no-oom-on-node'),
        }),
      facts.kernelSilent &&
        // of another code the label is of a death at any time before, and about its end alone was the log read
        !(kill.reason === 'OOMKilled' && otherExit) &&
        speaksAgainst('strong', {
          id: 'kernel-log-silent',
          ...label,
          family: 'kernel-log',
          metric: null,
          message: message('finding.kernel-log-silent', { node: kill.pod.node }),
        }),
      kill.kind === 'end' &&
        facts.probes.count > 0 &&
        facts.probes.unbroken &&
        (kill.exitCode === 143 || kill.exitCode === 0) &&
        speaksAgainst(kill.exitCode === 143 ? 'strong' : 'moderate', {
          id: 'probe-failed',
          ...label,
          family: 'kubelet',
          metric: 'prober_probe_total',
          value: facts.probes.count,
          unit: 'failures',
          at: facts.probes.lastAt,
          message: message('finding.probe-failed', { count: facts.probes.count }),
        }),
      unknownEnd(facts) &&
        speaksAgainst('strong', {
          id: 'end-not-seen',
          ...label,
          message: endNotSeen(kill),
        })
    );
  },
};
