import { message } from '../../explanation/Message';
import { Cause, findingsOf, present } from '../Cause';
import { Facts } from '../facts/Facts';
import { endNotSeen, syntheticStatus, unknownEnd } from '../kernelFindings';
import { UNSURE, UNTOLD } from '../scores';

const { speaksFor, speaksAgainst } = findingsOf('node-lost');

/** Where no boot time is collected: the kubelet said that its node had booted again. */
const rebootSaid = ({ kill }: Facts): boolean =>
  kill.testimony.some(({ family, causes }) => family === 'events' && causes.includes('node-lost'));

/** The node rebooted or was lost. The status alone decides nothing: the boot time must have changed. */
export const nodeLost: Cause = {
  id: 'node-lost',
  endedBy: 'nobody',
  tellable: true,
  decidedBy: ['node-boot', 'events', 'ksm-reasons', 'pods'],
  prior: ({ kill }) => (kill.kind === 'end' ? 0.02 : 0),
  // a status that the runtime or the kubelet made up is no proof; a container that was seen to end did so before
  ceiling: (facts) =>
    facts.rebooted === true
      ? unknownEnd(facts)
        ? 1
        : 0.85
      : facts.rebooted === null && rebootSaid(facts)
        ? UNSURE
        : UNTOLD,
  weigh: (facts) => {
    const { kill, rebooted } = facts;
    const unseen = unknownEnd(facts) || syntheticStatus(facts);
    const boot = { family: 'node-boot' as const, metric: 'node_boot_time_seconds', at: kill.time };
    const status = {
      family: 'ksm-reasons' as const,
      metric: 'kube_pod_container_status_last_terminated_reason',
      at: kill.time,
    };
    const untold = kill.kind === 'end' && kill.exitCode === null && kill.reason === null;
    return present(
      rebooted === true &&
        (unseen || untold) &&
        speaksFor(unseen ? 'strong' : 'moderate', {
          id: 'node-rebooted',
          ...boot,
          message: message('finding.node-rebooted', { node: kill.pod.node }),
        }),
      unseen &&
        speaksFor('moderate', {
          id: 'end-not-seen',
          ...status,
          message: endNotSeen(kill),
        }),
      rebooted === false &&
        speaksAgainst('strong', {
          id: 'node-stayed-up',
          ...boot,
          message: message('finding.node-stayed-up', { node: kill.pod.node }),
        }),
      !unseen &&
        (kill.exitCode !== null || kill.reason !== null) &&
        // `Error` without a code may be the 255 of a container that was found dead
        speaksAgainst(kill.reason === 'Error' && kill.exitCode === null ? 'weak' : 'strong', {
          id: 'end-seen',
          ...status,
          message:
            kill.reason === null
              ? message('finding.end-seen-code', { exitCode: kill.exitCode! })
              : message('finding.end-seen', { reason: kill.reason }),
        })
    );
  },
};
