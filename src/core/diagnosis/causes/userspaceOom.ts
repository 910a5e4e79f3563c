import { message } from '../../explanation/Message';
import { Cause, findingsOf, present } from '../Cause';
import { Facts } from '../facts/Facts';
import { kernelInstead, kernelKilledNobody } from '../kernelFindings';

const { speaksFor, speaksAgainst } = findingsOf('userspace-oom');

/** Daemons that act on pressure wait for many times this share of stalled time. */
const NO_STALL = 0.05;

/** Neither memory nor pressure gave a daemon reason to kill. */
export const noDaemonsReason = ({ node, stalls }: Facts): boolean =>
  stalls !== null &&
  stalls < NO_STALL &&
  node !== null &&
  node.leastBytes !== null &&
  node.leastBytes > 0.25 * node.capacityBytes;

/** systemd-oomd, earlyoom, the platform's own daemon, or a person. They leave no trace in the kernel's counters. */
export const userspaceOom: Cause = {
  id: 'userspace-oom',
  endedBy: 'daemon',
  tellable: false,
  decidedBy: ['daemon-log', 'kernel-log', 'node-pressure'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.02 : 0),
  weigh: (facts) => {
    const { kill, node } = facts;
    const spec = {
      family: 'ksm-reasons' as const,
      metric: 'kube_pod_container_status_last_terminated_exitcode',
      at: kill.time,
    };
    const left = node?.leastBytes != null ? node.leastBytes / node.capacityBytes : null;
    return present(
      kernelKilledNobody(facts) &&
        left !== null &&
        left <= 0.1 &&
        speaksFor('moderate', {
          ...spec,
          id: 'node-low',
          family: node!.family,
          metric: node!.metric,
          value: node!.leastBytes,
          unit: 'bytes',
          message: message('finding.node-low', { leftShare: left }),
        }),
      facts.stalls !== null &&
        facts.stalls < NO_STALL &&
        speaksAgainst('strong', {
          ...spec,
          id: 'no-stalls',
          family: 'node-pressure',
          metric: 'node_pressure_memory_waiting_seconds_total',
          value: facts.stalls,
          unit: 'share',
          message: message('finding.no-stalls', { stallShare: facts.stalls }),
        }),
      left !== null &&
        left > 0.25 &&
        speaksAgainst('moderate', {
          ...spec,
          id: 'node-plenty',
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
          ...spec,
          id: 'not-sigkill',
          message: message('finding.not-sigkill', { exitCode: kill.exitCode }),
        }),
      ...kernelInstead('userspace-oom', facts, 'strong')
    );
  },
};
