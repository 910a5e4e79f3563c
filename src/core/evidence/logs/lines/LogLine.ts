import { EpochMs } from '../../../units';

/** A line of a log without what its carriers put around it. */
export interface LogLine {
  /** what the kernel printed, without the blank ends */
  text: string;
  /** where it stands in the file, from 1 */
  line: number;
  /** seconds since boot, as printk counts them */
  uptimeSeconds: number | null;
  /** when the text says its time zone */
  time: EpochMs | null;
  /** the date as written, where no zone or no year is said: it alone is no point in time */
  localTime: string | null;
  host: string | null;
  /** the task or CPU that printed it (CONFIG_PRINTK_CALLER) */
  caller: string | null;
  /** false for lines of other programs, which repeat the kernel's words */
  ofKernel: boolean;
  /** something was before the text; the rest of a wrapped line has nothing */
  prefixed: boolean;
}

export const bareLine = (text: string, line: number): LogLine => ({
  text,
  line,
  uptimeSeconds: null,
  time: null,
  localTime: null,
  host: null,
  caller: null,
  ofKernel: true,
  prefixed: false,
});
