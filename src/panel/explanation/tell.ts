import { dateTimeFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { type Message } from '../../core/explanation/Message';
import { say } from '../../core/explanation/words/say';

/** A message of the core in words, its times in the dashboard's time zone. */
export type Tell = (message: Message) => string;

export const tellIn =
  (timeZone: TimeZone): Tell =>
  ({ id, params }) =>
    say({
      id,
      params: Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          // say() takes the clock out of RFC 3339 as it stands.
          name.endsWith('At') ? dateTimeFormat(value, { timeZone, format: 'YYYY-MM-DDTHH:mm:ss' }) : value,
        ])
      ),
    });
