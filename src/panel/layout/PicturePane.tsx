import React, { useMemo } from 'react';
import { type TimeZone } from '@grafana/schema';
import { VizLayout } from '@grafana/ui';
import { AutopsyChart } from '../chart/AutopsyChart';
import { Legend } from '../chart/Legend';
import { type KillRow } from '../../frames/readFrames';
import { focusOf } from '../picture/focusOf';
import { type Picture } from '../picture/Picture';
import { Heading, HEADING } from './Heading';

interface Props {
  picture: Picture;
  opened: KillRow | null;
  hidden: ReadonlySet<string>;
  showNode: boolean;
  plain: boolean;
  problem: string | null;
  timeZone: TimeZone;
  width: number;
  height: number;
  onOpen(id: string): void;
  onToggle(id: string): void;
  onZoom(range: { from: number; to: number }): void;
}

/** CSS pixels: from here the legend is one row. */
const WIDE = 800;

/** Heading, chart and legend. */
export function PicturePane({ problem, onToggle, width, height, ...chart }: Props) {
  const { picture, opened, hidden, showNode, plain } = chart;
  const focus = useMemo(() => focusOf(picture, opened), [picture, opened]);
  if (plain) {
    return <AutopsyChart {...chart} width={width} height={height} />;
  }
  const legend = (
    <VizLayout.Legend placement="bottom">
      <Legend picture={picture} hidden={hidden} showNode={showNode} markers={width >= WIDE} onToggle={onToggle} />
    </VizLayout.Legend>
  );
  return (
    <div>
      <Heading picture={picture} focus={focus} problem={problem} />
      <VizLayout width={width} height={height - HEADING} legend={legend}>
        {(chartWidth, chartHeight) => <AutopsyChart {...chart} width={chartWidth} height={chartHeight} />}
      </VizLayout>
    </div>
  );
}
