import { neverRan } from '../../testimony/neverRan';
import { message } from '../../explanation/Message';
import { Facts } from '../facts/Facts';
import { daemonActed, noDaemonsReason } from './userspaceOom';
import { Cause, findingsOf, present } from '../Cause';
import { endNotSeen, kernelKilledNobody, mayBeWhoWasKilled, syntheticStatus, unknownEnd } from '../kernelFindings';
import { UNTOLD } from '../scores';

const { speaksFor, speaksAgainst } = findingsOf('app-exit');

/** 128 + SIGKILL, 128 + SIGTERM: a program seldom ends itself with these. */
const BY_SIGNAL = new Set([137, 143]);

/**
 * A program that ends after SIGTERM chooses its code, too; one whose child was killed may end for that; and a signal
 * from nobody knows whom is the program's own only by elimination, of daemons as well.
 */
function ceiling(facts: Facts): number {
  const { kill, probes, probesOnNode, kubeletSilent, earlierChildOom } = facts;
  if (kill.exitCode !== null && BY_SIGNAL.has(kill.exitCode)) {
    return kubeletSilent && noDaemonsReason(facts) ? 0.85 : UNTOLD;
  }
  const unasked = kubeletSilent || (probesOnNode && !probes.earlier);
  return unasked && !mayBeWhoWasKilled(facts) && earlierChildOom === null ? 1 : 0.85;
}

/** The program ended itself: a heap exhausted, an abort, a non-zero exit. */
export const appExit: Cause = {
  id: 'app-exit',
  endedBy: 'program',
  tellable: true,
  decidedBy: [
    'events',
    'kernel-log',
    'kubelet',
    'pods',
    'daemon-log',
    'ksm-reasons',
    'node-vmstat',
    'node-pressure',
    'node-memory',
    'ksm-pods',
  ],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.15 : 0),
  ceiling,
  weigh: (facts) => {
    const { kill, probes } = facts;
    const exit = {
      family: 'ksm-reasons' as const,
      metric: 'kube_pod_container_status_last_terminated_exitcode',
      value: kill.exitCode,
      unit: 'exit code',
      at: kill.time,
    };
    const own =
      kill.exitCode !== null &&
      kill.exitCode !== 0 &&
      !BY_SIGNAL.has(kill.exitCode) &&
      !unknownEnd(facts) &&
      !neverRan(kill);
    const oom = kill.reason === 'OOMKilled';
    return present(
      own &&
        speaksFor('strong', {
          id: 'own-exit-code',
          ...exit,
          message: message('finding.own-exit-code', { exitCode: kill.exitCode! }),
        }),
      daemonActed(facts) !== undefined &&
        speaksAgainst('strong', {
          id: 'daemon-acted',
          ...exit,
          family: 'daemon-log',
          metric: null,
          message: message('finding.daemon-acted', { quote: daemonActed(facts)!.quote }),
        }),
      neverRan(kill) &&
        speaksAgainst('strong', {
          id: 'never-ran',
          ...exit,
          message: message('finding.never-ran', { reason: kill.reason ?? '' }),
        }),
      facts.kubeletSilent &&
        (facts.kernelSilent || kernelKilledNobody(facts)) &&
        !daemonActed(facts) &&
        !oom &&
        speaksFor('moderate', {
          id: 'nobody-else',
          ...exit,
          family: 'events',
          metric: null,
          value: null,
          unit: null,
          message: message('finding.nobody-else'),
        }),
      kernelKilledNobody(facts) &&
        !oom &&
        speaksFor('weak', {
          id: 'kernel-killed-nobody',
          ...exit,
          family: 'node-vmstat',
          metric: 'node_vmstat_oom_kill',
          value: 0,
          unit: 'kills',
          message: message('finding.no-oom-on-node'),
        }),
      oom &&
        (kill.exitCode === 137 || kill.exitCode === null) &&
        speaksAgainst('strong', { id: 'oom-label', ...exit, message: message('finding.oom-label') }),
      oom &&
        kill.exitCode !== 137 &&
        kill.exitCode !== null &&
        // the label is a child's: where that one is known, "ended later by its own hand" is a child's death (contract.md)
        speaksAgainst(facts.earlierChildOom === null ? 'weak' : 'moderate', {
          id: 'oom-label',
          ...exit,
          message: message('finding.oom-label'),
        }),
      kill.exitCode !== null &&
        BY_SIGNAL.has(kill.exitCode) &&
        speaksAgainst('moderate', {
          id: 'exit-by-signal',
          ...exit,
          message: message('finding.exit-by-signal', { exitCode: kill.exitCode }),
        }),
      kill.exitCode === 0 &&
        speaksAgainst('moderate', { id: 'exit-zero', ...exit, message: message('finding.exit-zero') }),
      (unknownEnd(facts) || syntheticStatus(facts)) &&
        speaksAgainst('strong', {
          id: 'end-not-seen',
          ...exit,
          message: endNotSeen(kill),
        }),
      mayBeWhoWasKilled(facts) &&
        speaksAgainst(own ? 'moderate' : 'strong', {
          id: 'kernel-killed',
          ...exit,
          family: 'node-vmstat',
          metric: 'node_vmstat_oom_kill',
          value: facts.kernelKills!.by,
          unit: 'kills',
          message: message('finding.kernel-killed-someone', { count: facts.kernelKills!.by }),
        }),
      probes.count > 0 &&
        speaksAgainst('strong', {
          id: 'probe-failed',
          ...exit,
          family: 'kubelet',
          metric: 'prober_probe_total',
          value: probes.count,
          unit: 'failures',
          at: probes.lastAt,
          message: message('finding.probe-failed', { count: probes.count }),
        }),
      kill.inDeletion &&
        speaksAgainst('strong', {
          id: 'in-deletion',
          ...exit,
          family: 'ksm-pods',
          metric: 'kube_pod_deletion_timestamp',
          message: message('finding.in-deletion'),
        })
    );
  },
};
