import { EpochMs } from '../incident';
import { Node } from '../world/node';
import { Pod } from '../world/pod';
import { Random } from '../world/random';
import { KernelRecord } from './KernelRecord';

/** Seconds between two lines of the audit; before the world began the journal has kept one a day. */
const AUDIT_SECONDS = 200;
const DAY = 86_400;

/** What a healthy kernel says now and then: pods' network links that come up, and profiles that are loaded. */
export function ordinaryRecords(node: Node, seconds: number, epoch: (seconds: number) => EpochMs): KernelRecord[] {
  const random = new Random(node.spec.memTotal ^ node.spec.bootedAt);
  const records = node.pods.filter(({ spec }) => !spec.hostNetwork).flatMap((pod) => linkRecords(pod));
  let serial = 31;
  const audit = (at: number) => {
    const stamp = (epoch(at) / 1000).toFixed(3);
    const pid = Math.floor(at - node.spec.bootedAt);
    const text = `audit: type=1400 audit(${stamp}:${serial++}): apparmor="STATUS" operation="profile_replace" info="same as current profile, skipping" profile="unconfined" name="cri-containerd.apparmor.d" pid=${pid} comm="apparmor_parser"`;
    records.push({ at, text });
  };
  for (let at = node.spec.bootedAt + 60; at < 0; at += DAY) {
    audit(at);
  }
  for (let at = random.between(1, AUDIT_SECONDS); at < seconds; at += random.between(0.5, 1) * AUDIT_SECONDS) {
    audit(at);
  }
  return records;
}

/** Calico's end of a pod's link has a name out of the pod's (felix: `cali` and eleven hex digits). */
function linkRecords({ sandboxes, uid }: Pod): KernelRecord[] {
  const names = ['eth0', `cali${uid.replaceAll('-', '').slice(0, 11)}`];
  return sandboxes.flatMap(({ startedAt }) =>
    names.map((name) => ({ at: startedAt + 0.1, text: `IPv6: ADDRCONF(NETDEV_CHANGE): ${name}: link becomes ready` }))
  );
}
