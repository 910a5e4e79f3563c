import { indexBefore, sampleAfter } from '../../evidence/Series';
import { Moment } from './Moment';
import { NodeRecords } from '../../evidence/NodeRecords';

/** A new boot this long after the last sample still belongs to the kill. */
const AROUND_MS = 600_000;

/** Whether the node's boot time changed over the kill; null when it cannot be told. */
export function rebooted(node: NodeRecords, moment: Moment): boolean | null {
  const boot = node.one('node_boot_time_seconds');
  if (boot === null) {
    return null;
  }
  const before = boot.values[indexBefore(boot.times, moment.from)] as number | undefined;
  const next = sampleAfter(boot, moment.to);
  const after = next !== null && next.at < moment.to + AROUND_MS ? next.value : undefined;
  // a clock that is set moves the boot time by a second or two
  return before === undefined || after === undefined ? null : after > before + 5;
}
