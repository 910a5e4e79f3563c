import React from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { SeriesTable, useStyles2 } from '@grafana/ui';
import { bytes, share } from '../../core/explanation/words/format';
import { type Line } from '../../core/picture/Line';
import { type Drawing } from './Drawing';
import { inFocus } from './drawSteps';
import { lineName } from './lineName';
import { type ChartSeries } from './seriesOf';
import { valueAt } from './valueAt';

interface Props {
  /** Unix milliseconds */
  time: number;
  drawing: Drawing;
  series: ChartSeries[];
  timeZone: TimeZone;
}

/** What both lanes say at a moment. */
export function ChartTooltip({ time, drawing, series, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { picture, hidden, colours, focus } = drawing;
  const shown = inFocus(drawing);
  const row = (label: string, line: Line<string> | undefined, color: string, of?: number | null) => {
    const value = line ? valueAt(line, time) : null;
    return value === null
      ? []
      : [{ label, color, value: of ? `${bytes(value)} (${share(value / of)})` : bytes(value), isActive: false }];
  };
  const limit = shown?.lines.limit ? valueAt(shown.lines.limit, time) : null;
  const lines = series
    .filter(({ id }) => !hidden.has(id))
    .flatMap(({ id, line, colour, container }) =>
      row(lineName(id, picture, container), line, colour, id === `working_set ${shown?.key}` ? limit : null)
    );
  const steps = [
    ...(hidden.has('limit') ? [] : row(t('chart.name.limit', 'limit'), shown?.lines.limit, colours.limit)),
    ...(hidden.has('request') ? [] : row(t('chart.name.request', 'request'), shown?.lines.request, colours.quiet)),
  ];
  const pressure = focus.node?.pressure.find(({ from, to }) => from <= time && time < to);
  return (
    <div className={styles.tooltip}>
      <SeriesTable
        timestamp={dateTimeFormat(time, { timeZone })}
        series={[
          ...lines,
          ...steps,
          ...(pressure
            ? [{ label: t('chart.name.pressure', 'MemoryPressure'), value: pressure.status, color: colours.pressure }]
            : []),
        ]}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tooltip: css({ padding: theme.spacing(1), fontVariantNumeric: 'tabular-nums' }),
});
