import { Bytes } from '../../units';
import { valuesWithin } from '../../evidence/Series';
import { message } from '../../explanation/Message';
import { Cause, findingsOf, present } from '../Cause';
import { Testimony } from '../../testimony/Testimony';
import { Facts } from '../facts/Facts';
import { kubepodsUsed } from '../facts/kubepodsMemory';
import { isRoot } from '../facts/nodeMemory';
import { kernelInstead, kernelKilledNobody } from '../kernelFindings';
import { UNSURE, UNTOLD } from '../scores';

const { speaksFor, speaksAgainst } = findingsOf('userspace-oom');

/** A daemon may take some seconds from its line to the end, and the runtime dates in whole seconds. */
const ACT_MS = 6000;

/** A daemon of the node said at that very time that it killed a process, and no other container died then. */
export const daemonActed = ({ kill, deathsAtOnce }: Facts): Testimony | undefined =>
  kill.dating === 'finished-at' && deathsAtOnce.length === 0
    ? kill.testimony.find(
        ({ family, act, at }) =>
          family === 'daemon-log' && act && at !== null && at <= kill.time + 1500 && kill.time - at <= ACT_MS
      )
    : undefined;

/** Daemons that act on pressure wait for many times this share of stalled time. */
const NO_STALL = 0.05;

/** So much of the node left is far from where any daemon acts. */
const ENOUGH = 0.25;

/**
 * Neither memory nor pressure gave a daemon reason to kill. One that kills soon enough leaves memory as it was, so what
 * the kubelet counted for the node and for all pods must not have stood high around the end either.
 */
export const noDaemonsReason = (facts: Facts): boolean => {
  const { node, stalls } = facts;
  return (
    stalls !== null &&
    stalls < NO_STALL &&
    node !== null &&
    node.leastBytes !== null &&
    node.leastBytes > ENOUGH * node.capacityBytes &&
    mostUsed(facts) < (1 - ENOUGH) * node.capacityBytes
  );
};

const AROUND_MS = 45_000;

/** Without a measure of it anything may have been used between two scrapes. */
function mostUsed({ scene, kill, moment }: Facts): Bytes {
  const node = scene.records.ofNode(kill.pod);
  const root = node.only('container_memory_working_set_bytes', isRoot);
  const used = [root, kubepodsUsed(node)].flatMap((series) =>
    series === null ? [] : valuesWithin(series, moment.from - AROUND_MS, moment.to + AROUND_MS)
  );
  return used.length > 0 ? Math.max(...used) : Infinity;
}

/** systemd-oomd, earlyoom, the platform's own daemon, or a person. They leave no trace in the kernel's counters. */
export const userspaceOom: Cause = {
  id: 'userspace-oom',
  endedBy: 'daemon',
  tellable: true,
  // the daemon's own line names a process and no container: at that very second, and nobody else died
  ceiling: (facts) => (daemonActed(facts) ? UNSURE : UNTOLD),
  decidedBy: ['daemon-log', 'kernel-log', 'node-pressure', 'pods', 'ksm-pods'],
  // seldom installed; one that acted is
  prior: (facts) => (facts.kill.kind === 'end' ? (daemonActed(facts) ? 0.12 : 0.02) : 0),
  weigh: (facts) => {
    const { kill, node } = facts;
    const spec = {
      family: 'ksm-reasons' as const,
      metric: 'kube_pod_container_status_last_terminated_exitcode',
      at: kill.time,
    };
    const left = node?.leastBytes != null ? node.leastBytes / node.capacityBytes : null;
    return present(
      daemonActed(facts) &&
        speaksFor('strong', {
          id: 'daemon-acted',
          ...spec,
          family: 'daemon-log',
          metric: null,
          message: message('finding.daemon-acted', { quote: daemonActed(facts)!.quote }),
        }),
      kernelKilledNobody(facts) &&
        left !== null &&
        left <= 0.1 &&
        speaksFor('moderate', {
          id: 'node-low',
          ...spec,
          family: node!.family,
          metric: node!.metric,
          value: node!.leastBytes,
          unit: 'bytes',
          message: message('finding.node-low', { leftShare: left }),
        }),
      facts.stalls !== null &&
        !daemonActed(facts) &&
        facts.stalls < NO_STALL &&
        speaksAgainst('strong', {
          id: 'no-stalls',
          ...spec,
          family: 'node-pressure',
          metric: 'node_pressure_memory_waiting_seconds_total',
          value: facts.stalls,
          unit: 'share',
          message: message('finding.no-stalls', { stallShare: facts.stalls }),
        }),
      // a daemon that acted had measured for itself, between two scrapes
      left !== null &&
        left > ENOUGH &&
        !daemonActed(facts) &&
        speaksAgainst('moderate', {
          id: 'node-plenty',
          ...spec,
          family: node!.family,
          metric: node!.metric,
          value: node!.leastBytes,
          unit: 'bytes',
          message: message('finding.node-left', { leftShare: left }),
        }),
      kill.exitCode !== null &&
        kill.exitCode !== 137 &&
        kill.exitCode !== 143 &&
        speaksAgainst('excludes', {
          id: 'not-sigkill',
          ...spec,
          message: message('finding.not-sigkill', { exitCode: kill.exitCode }),
        }),
      ...kernelInstead('userspace-oom', facts, 'strong')
    );
  },
};
