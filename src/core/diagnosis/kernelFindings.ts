import { remembered } from '../remembered';
import { message, Message } from '../explanation/Message';
import { neverRan } from '../testimony/neverRan';
import { CauseId, Finding, findingsOf, present } from './Cause';
import { Facts } from './facts/Facts';

/** The kernel's counter says that it killed somebody, and of nobody else on the node it is known to have been it. */
export const mayBeWhoWasKilled = ({ kernelKills, othersCounted }: Facts): boolean =>
  kernelKills !== null && kernelKills.by > 0 && othersCounted.length === 0;

/** The same where others' ends are read, so that nobody else can have been it. */
export const kernelKilledNobodyElse = (facts: Facts): boolean => mayBeWhoWasKilled(facts) && facts.othersAreRead;

/** The kernel's counter stood still over the end: no OOM kill anywhere on the node. */
export const kernelKilledNobody = ({ kernelKills }: Facts): boolean => kernelKills?.by === 0;

/** What counts against every kill by the kernel: its counter, and an end that does not look like SIGKILL. */
export function againstKernel(cause: CauseId, facts: Facts): Finding[] {
  const { speaksAgainst } = findingsOf(cause);
  const { kill, kernelKills } = facts;
  return present(
    kernelKilledNobody(facts) &&
      speaksAgainst(kill.reason === 'OOMKilled' ? 'strong' : 'excludes', {
        id: 'kernel-killed-nobody',
        family: 'node-vmstat',
        metric: kernelKills!.metric,
        message: message('finding.kernel-killed-nobody', {
          fromAt: iso(kernelKills!.from),
          toAt: iso(kernelKills!.to),
        }),
        value: 0,
        unit: 'kills',
        at: kernelKills!.to,
      }),
    kill.kind === 'end' &&
      kill.exitCode !== null &&
      kill.exitCode !== 137 &&
      // of one end label and code are of one moment: a SIGKILL of the first process leaves 137 and nothing else
      speaksAgainst(kill.reason === 'OOMKilled' && (!isDatedEnd(kill) || neverRan(kill)) ? 'strong' : 'excludes', {
        id: 'not-sigkill',
        family: 'ksm-reasons',
        metric: 'kube_pod_container_status_last_terminated_exitcode',
        message: message('finding.not-sigkill', { exitCode: kill.exitCode }),
        value: kill.exitCode,
        unit: 'exit code',
        at: kill.time,
      }),
    facts.kernelSilent &&
      speaksAgainst(kill.reason === 'OOMKilled' ? 'strong' : 'excludes', {
        id: 'kernel-log-silent',
        family: 'kernel-log',
        metric: null,
        message: message('finding.kernel-log-silent', { node: kill.pod.node }),
        at: kill.time,
      }),
    syntheticStatus(facts) && speaksAgainst('moderate', syntheticFinding(facts)),
    unknownEnd(facts) &&
      speaksAgainst('strong', facts.rebooted === true ? rebootFinding(facts) : endNotSeenFinding(facts))
  );
}

const isDatedEnd = ({ dating, reasonIsFinal }: Facts['kill']): boolean => dating === 'finished-at' && reasonIsFinal;

/** What counts for every kill by the kernel: its counter rose and nobody else explains it. */
export function forKernel(cause: CauseId, facts: Facts): Finding[] {
  const { speaksFor } = findingsOf(cause);
  const { kernelKills, kill } = facts;
  return present(
    kernelKilledNobodyElse(facts) &&
      kill.kind === 'end' &&
      speaksFor(kernelKills!.to - kernelKills!.from <= 120_000 ? 'moderate' : 'weak', {
        id: 'kernel-killed',
        family: 'node-vmstat',
        metric: kernelKills!.metric,
        message: message('finding.kernel-killed', {
          count: kernelKills!.by,
          fromAt: iso(kernelKills!.from),
          toAt: iso(kernelKills!.to),
        }),
        value: kernelKills!.by,
        unit: 'kills',
        at: kernelKills!.to,
      })
  );
}

/** A kill by a cgroup's own limit is labelled `OOMKilled` by every runtime; a settled `Error` speaks against one. */
export function labelAgainstCgroup(cause: CauseId, { kill, earlierChildOom }: Facts): Finding[] {
  const { speaksFor, speaksAgainst } = findingsOf(cause);
  const spec = {
    family: 'ksm-reasons' as const,
    metric: 'kube_pod_container_status_last_terminated_reason',
    at: kill.time,
  };
  if (kill.kind !== 'end') {
    return [];
  }
  if (kill.reason === 'OOMKilled' && earlierChildOom !== null) {
    return [
      speaksAgainst('moderate', {
        id: 'sticky-label',
        ...spec,
        message: message('finding.sticky-label', { childAt: iso(earlierChildOom.time) }),
      }),
    ];
  }
  return kill.reason === 'OOMKilled'
    ? [speaksFor('moderate', { id: 'oom-label', ...spec, message: message('finding.oom-label') })]
    : present(
        kill.reason === 'Error' &&
          speaksAgainst(kill.reasonIsFinal ? 'strong' : 'weak', {
            id: 'error-label',
            ...spec,
            message: message('finding.error-label'),
          })
      );
}

/** `ContainerStatusUnknown` and 137 are made up by the kubelet when the runtime lost the container: no SIGKILL is proven. */
export const syntheticStatus = ({ kill }: Facts): boolean => kill.reason === 'ContainerStatusUnknown';

const syntheticFinding = ({ kill }: Facts) => ({
  id: 'synthetic-status',
  family: 'ksm-reasons' as const,
  metric: 'kube_pod_container_status_terminated_reason',
  message: message('finding.synthetic-status'),
  at: kill.time,
});

/** The runtime found the container dead after a restart of the node or of itself. */
export const unknownEnd = ({ kill }: Facts): boolean =>
  kill.reason === 'Unknown' || (kill.exitCode === 255 && kill.reason === null);

/** Of an end whose code was made up afterwards. */
export const endNotSeen = ({ reason }: Facts['kill']): Message =>
  reason === null ? message('finding.end-not-seen-code') : message('finding.end-not-seen', { reason });

const endNotSeenFinding = ({ kill }: Facts) => ({
  id: 'end-not-seen',
  family: 'ksm-reasons' as const,
  metric: 'kube_pod_container_status_last_terminated_reason',
  message: endNotSeen(kill),
  at: kill.time,
});

const rebootFinding = ({ kill }: Facts) => ({
  id: 'node-rebooted',
  family: 'node-boot' as const,
  metric: 'node_boot_time_seconds',
  message: message('finding.node-rebooted', { node: kill.pod.node }),
  at: kill.time,
});

/** Of the same few times, for each cause anew. */
export const iso = remembered((time: number): string => new Date(time).toISOString());

/** What counts against every end by the kubelet: it writes that it stops a container, and it did not. */
export function againstKubelet(cause: CauseId, { kubeletSilent, kill }: Facts): Finding[] {
  return present(
    kubeletSilent &&
      findingsOf(cause).speaksAgainst('strong', {
        id: 'kubelet-silent',
        family: 'events',
        metric: null,
        at: kill.time,
        message: message('finding.kubelet-silent', { container: kill.container }),
      })
  );
}

/**
 * What counts against every end that was not the kernel's: its counter rose, the runtime says OOMKilled, or nobody saw
 * the end at all.
 */
export function kernelInstead(cause: CauseId, facts: Facts, counted: 'strong' | 'moderate'): Finding[] {
  const { speaksAgainst } = findingsOf(cause);
  const { kill, kernelKills } = facts;
  const spec = {
    family: 'ksm-reasons' as const,
    metric: 'kube_pod_container_status_last_terminated_reason',
    at: kill.time,
  };
  return present(
    kill.reason === 'OOMKilled' &&
      speaksAgainst('strong', { id: 'oom-label', ...spec, message: message('finding.oom-label') }),
    unknownEnd(facts) &&
      speaksAgainst('strong', {
        id: 'end-not-seen',
        ...spec,
        message: endNotSeen(kill),
      }),
    mayBeWhoWasKilled(facts) &&
      speaksAgainst(counted, {
        id: 'kernel-killed',
        family: 'node-vmstat',
        metric: kernelKills!.metric,
        message: message('finding.kernel-killed-someone', { count: kernelKills!.by }),
        value: kernelKills!.by,
        unit: 'kills',
        at: kernelKills!.to,
      })
  );
}
