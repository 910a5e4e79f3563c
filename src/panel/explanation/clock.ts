import { dateTimeFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

/** Time of day to the second. */
export const clock = (time: number | string, timeZone: TimeZone): string =>
  dateTimeFormat(time, { timeZone, format: 'HH:mm:ss' });
