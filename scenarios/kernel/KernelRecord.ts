import { EpochMs } from '../incident';

/** One record of the kernel's ring buffer, which may hold several lines. */
export interface KernelRecord {
  /** Seconds of the world. */
  at: number;
  text: string;
  /** Who wrote it, when it was not the kernel: systemd does so until journald runs. */
  from?: string;
}

/**
 * What `journalctl -k -o short-iso` prints: a prefix for each record, and as many blanks before each further line of it
 * (recorded in lab1's kernel.log).
 */
export function toShortIso(records: KernelRecord[], host: string, epoch: (seconds: number) => EpochMs): string {
  return [...records]
    .sort((a, b) => a.at - b.at)
    .map(({ at, text, from = 'kernel' }) => {
      const time = new Date(Math.floor(epoch(at) / 1000) * 1000).toISOString().replace('.000Z', '+0000');
      const prefix = `${time} ${host} ${from}: `;
      return `${prefix}${text.replaceAll('\n', `\n${' '.repeat(prefix.length)}`)}\n`;
    })
    .join('');
}
