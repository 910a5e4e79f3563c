import React, { useEffect, useInsertionEffect, useMemo, useRef, useState } from 'react';
import { css } from '@emotion/css';
import { DashboardCursorSync } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { EventBusPlugin, TooltipPlugin2, UPlotChart, usePanelContext, useStyles2, useTheme2 } from '@grafana/ui';
import { type KillRow } from '../../frames/readFrames';
import { Markers } from '../markers/Markers';
import { OthersKilled } from '../markers/OthersKilled';
import { focusOf } from '../picture/focusOf';
import { gapsOf } from '../picture/gaps';
import { type Picture } from '../picture/Picture';
import { alignLines } from './alignLines';
import { ChartTooltip } from './ChartTooltip';
import { coloursOf } from './Colours';
import { type Drawing } from './Drawing';
import { EndLabels } from './EndLabels';
import { labelsOf } from './labelsOf';
import { labelColumn } from './labelColumn';
import { lanesOf } from './lanes';
import { LaneTitles } from './LaneTitles';
import { LastSeen } from './LastSeen';
import { Over } from './Over';
import { type Plot } from './Plot';
import { PressureList } from './PressureList';
import { scaleTop } from './scaleTop';
import { seriesOf, type SeriesLook } from './seriesOf';
import { MARKER_ROW, TIME_AXIS, useChartConfig } from './useChartConfig';

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

/** CSS pixels above the limit, for the lane's title. */
const HEADROOM = 24;
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

  const drawing = useMemo((): Drawing => {
    const { from, to, containers } = picture;
    const top = (ids: Array<'working_set' | 'usage' | 'rss' | 'limit' | 'request'>) =>
      scaleTop(
        containers.flatMap(({ lines }) => ids.filter((id) => !hidden.has(id)).map((id) => lines[id])),
        from,
        to
      );
    const { capacity, available } = focus.node?.lines ?? {};
    const plotHeight = height - MARKER_ROW - TIME_AXIS;
    const lanes = lanesOf(plotHeight, { node, states: !plain });
    const podHeight = Math.max(2 * HEADROOM, (lanes.pod.bottom - lanes.pod.top) * plotHeight);
    return {
      picture,
      focus,
      hovered,
      openedId: opened?.id ?? null,
      gaps: gapsOf(picture),
      hidden,
      lanes,
      podTop:
        top(['working_set', 'usage', 'rss', 'limit', 'request']) *
          (podHeight / (podHeight - (plain ? HEADROOM / 2 : HEADROOM))) || 1,
      nodeTop: scaleTop([capacity, available], from, to) || 1,
      colours: coloursOf(theme),
      theme,
      plain,
    };
  }, [picture, focus, opened, hidden, height, node, hovered, plain, theme]);
  const held = useRef(drawing);
  const plot = useRef<Plot | null>(null);
  // Before the plot mounts or gets new data, both of which draw.
  useInsertionEffect(() => {
    held.current = drawing;
  }, [drawing]);
  const scaled = useRef('');
  useEffect(() => {
    const scales = JSON.stringify([drawing.lanes, drawing.podTop, drawing.nodeTop]);
    if (scaled.current === scales) {
      plot.current?.redraw(false, true);
    } else {
      plot.current?.setData(plot.current.data, true);
    }
    scaled.current = scales;
  }, [drawing]);

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
