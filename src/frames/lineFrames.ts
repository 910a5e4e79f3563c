import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import { type Evidence } from '../core/evidence/Evidence';
import { type Line } from '../core/picture/Line';
import { frameMeta } from './frameMeta';

/** More points than any screen has columns: then each pixel-wide bucket keeps its largest and its breaks. */
const MOST_POINTS = 4000;

/** Frames `memory` and `node` (contract.md): a frame a line, because each exporter has its own times. */
export function lineFrames(lines: Array<Line<string>>, name: string, refId: string, evidence: Evidence): DataFrame[] {
  return lines.map((line, i) => {
    const { times, values } = thinned(line);
    return createDataFrame({
      refId,
      name,
      meta:
        i === 0
          ? frameMeta(evidence)
          : {
              custom: frameMeta(evidence).custom,
              preferredVisualisationPluginId: frameMeta(evidence).preferredVisualisationPluginId,
            },
      fields: [
        { name: 'time', type: FieldType.time, values: times, config: {} },
        {
          name: line.series,
          type: FieldType.number,
          values,
          labels: { ...line.labels, series: line.series },
          config: { unit: unitOf(line.series), description: line.assumed ? `${line.formula} (assumed)` : line.formula },
        },
      ],
    });
  });
}

function unitOf(series: string): string {
  if (series === 'psi_full') {
    return 'percentunit';
  }
  return series.startsWith('memory_pressure') ? 'bool' : 'bytes';
}

function thinned({ times, values }: Line<string>): Pick<Line<string>, 'times' | 'values'> {
  if (times.length <= MOST_POINTS) {
    return { times, values };
  }
  const size = Math.ceil(times.length / MOST_POINTS);
  const kept: number[] = [];
  for (let start = 0; start < times.length; start += size) {
    let best = start;
    for (let i = start; i < Math.min(times.length, start + size); i++) {
      if (values[i] === null) {
        kept.push(i);
      } else if ((values[i] ?? -Infinity) > (values[best] ?? -Infinity)) {
        best = i;
      }
    }
    if (values[best] !== null) {
      kept.push(best);
    }
  }
  kept.sort((a, b) => a - b);
  return { times: kept.map((i) => times[i]), values: kept.map((i) => values[i]) };
}
