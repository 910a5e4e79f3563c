import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { type KillRow } from '../../frames/readFrames';
import { causeName } from '../explanation/causeName';
import { clock } from '../explanation/clock';

/** What a screen reader says of a marker: pod, cause and time. */
export const markerName = ({ pod, cause, time }: KillRow, timeZone: TimeZone): string =>
  t('marker.name', '{{pod}}: {{cause}}, {{time}}', {
    pod,
    cause: causeName(cause),
    time: clock(time, timeZone),
    interpolation: { escapeValue: false },
  });

export const bundleName = (kills: KillRow[], timeZone: TimeZone): string =>
  t('marker.bundle', '{{count}} kills close together, the newest: {{newest}}', {
    count: kills.length,
    newest: markerName(kills[kills.length - 1], timeZone),
    interpolation: { escapeValue: false },
  });
