import React, { useMemo, useRef, useState } from 'react';
import { css } from '@emotion/css';
import { DashboardCursorSync } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { EventBusPlugin, TooltipPlugin2, UPlotChart, usePanelContext, useStyles2, useTheme2 } from '@grafana/ui';
import { type KillRow } from '../../frames/readFrames';
import { Markers } from '../markers/Markers';
import { OthersKilled } from '../markers/OthersKilled';
import { focusOf } from '../picture/focusOf';
import { type Picture } from '../picture/Picture';
import { alignLines } from './alignLines';
import { ChartTooltip } from './ChartTooltip';
import { drawingOf } from './drawingOf';
import { EndLabels } from './EndLabels';
import { labelsOf } from './labelsOf';
import { labelColumn } from './labelColumn';
import { LaneTitles } from './LaneTitles';
import { LastSeen } from './LastSeen';
import { Over } from './Over';
import { type Plot } from './Plot';
import { PressureList } from './PressureList';
import { seriesOf, type SeriesLook } from './seriesOf';
import { MARKER_ROW, TIME_AXIS, useChartConfig } from './useChartConfig';
import { useRedraw } from './useRedraw';

interface Props {
  picture: Picture;
  opened: KillRow | null;
  hidden: ReadonlySet<string>;
  showNode: boolean;
  /** pod line, limit and markers only */
  plain: boolean;
  timeZone: TimeZone;
  width: number;
  height: number;
  onOpen(id: string): void;
  onZoom(range: { from: number; to: number }): void;
}

/** Three lanes on one time axis: the pod, the node, their states; the markers above, and what lies over the plot. */
export function AutopsyChart({
  picture,
  opened,
  hidden,
  showNode,
  plain,
  timeZone,
  width,
  height,
  onOpen,
  onZoom,
}: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const { sync, eventsScope, eventBus } = usePanelContext();
  const focus = useMemo(() => focusOf(picture, opened), [picture, opened]);
  const node = showNode && !plain && focus.node?.lines.available !== undefined;
  const series = useMemo(() => seriesOf(picture, focus, theme, !node), [picture, focus, theme, node]);

  const [hovered, setHovered] = useState<string | null>(null);

  const openedId = opened?.id ?? null;
  const plotHeight = height - MARKER_ROW - TIME_AXIS;
  const drawing = useMemo(
    () => drawingOf({ picture, focus, hovered, openedId, hidden, node, plain, plotHeight, theme }),
    [picture, focus, hovered, openedId, hidden, node, plain, plotHeight, theme]
  );
  const plot = useRef<Plot | null>(null);
  const held = useRedraw(drawing, plot);

  const lookKey = JSON.stringify(series.map(({ line: _, ...look }) => look));
  const looks = useMemo((): SeriesLook[] => JSON.parse(lookKey), [lookKey]);
  const data = useMemo(() => alignLines(series.map(({ line }) => line)), [series]);
  const labels = labelsOf(drawing);
  const right = labelColumn(labelsOf({ ...drawing, hovered: null }));
  const config = useChartConfig({ looks, hidden, theme, timeZone, right, plain, held, onHover: setHovered });

  return (
    <div className={styles.chart}>
      <PressureList node={focus.node} from={picture.from} to={picture.to} timeZone={timeZone} />
      <UPlotChart
        key={config.uid}
        config={config}
        data={data}
        width={width}
        height={height}
        plotRef={(u) => (plot.current = u)}
      >
        <EventBusPlugin config={config} eventBus={eventBus} />
        <TooltipPlugin2
          config={config}
          hoverMode={1}
          queryZoom={onZoom}
          syncMode={sync?.() ?? DashboardCursorSync.Off}
          syncScope={eventsScope}
          render={(u) => (
            <ChartTooltip
              time={u.posToVal(u.cursor.left ?? 0, 'x')}
              drawing={drawing}
              series={series}
              timeZone={timeZone}
            />
          )}
        />
        <Over config={config}>
          {(place) => (
            <>
              {!plain && <LaneTitles drawing={drawing} place={place} />}
              <EndLabels labels={labels} place={place} />
              {!plain && <LastSeen drawing={drawing} place={place} />}
              {drawing.lanes.node && (
                <OthersKilled
                  others={picture.others}
                  opened={opened}
                  lane={drawing.lanes.node}
                  place={place}
                  timeZone={timeZone}
                />
              )}
              <Markers
                kills={picture.kills}
                openedId={opened?.id ?? null}
                place={place}
                timeZone={timeZone}
                onOpen={onOpen}
              />
            </>
          )}
        </Over>
      </UPlotChart>
    </div>
  );
}

const getStyles = () => ({ chart: css({ position: 'relative' }) });
