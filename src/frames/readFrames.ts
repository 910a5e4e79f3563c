import { type DataFrame } from '@grafana/data';
import { type ExplainedKill } from '../core/explanation/Explanation';
import { type Line, type MemorySeries, type NodeSeries } from '../core/picture/Line';
import { killFromJson, type KillJson } from '../core/explanation/words/toJson';
import { KILLS_FRAME, MEMORY_FRAME, NODE_FRAME } from './names';

/** A row of the frame `kills`. */
export interface KillRow {
  time: number;
  id: string;
  cluster: string;
  namespace: string;
  pod: string;
  container: string;
  node: string;
  cause: string;
  certainty: string;
  exitCode: number | null;
  reason: string | null;
  summary: string;
  /** null when it did not travel with the row: to be asked for */
  explanation: ExplainedKill | null;
}

/** What the panel draws. */
export interface AutopsyData {
  kills: KillRow[];
  /** the query asked for kills at all */
  killsAsked: boolean;
  memory: Array<Line<MemorySeries>>;
  node: Array<Line<NodeSeries>>;
}

/** Whether a frame comes from our data source. */
export const isOurs = ({ meta }: DataFrame): boolean => meta?.custom?.podCoroner !== undefined;

/** Our frames back as the model; frames of others are passed over. */
export function readFrames(frames: DataFrame[]): AutopsyData {
  const ours = frames.filter(isOurs);
  return {
    killsAsked: ours.some(({ name }) => name === KILLS_FRAME),
    kills: ours.filter(({ name }) => name === KILLS_FRAME).flatMap(killRows),
    memory: ours.filter(({ name }) => name === MEMORY_FRAME).flatMap((frame) => lineOf<MemorySeries>(frame)),
    node: ours.filter(({ name }) => name === NODE_FRAME).flatMap((frame) => lineOf<NodeSeries>(frame)),
  };
}

function killRows(frame: DataFrame): KillRow[] {
  return Array.from({ length: frame.length }, (_, i) => {
    const row: Record<string, unknown> = {};
    for (const { name, values } of frame.fields) {
      row[name] = values[i];
    }
    const { explanation = null, ...rest } = row as { explanation?: KillJson | null };
    return { ...rest, explanation: explanation && killFromJson(explanation) } as unknown as KillRow;
  });
}

function lineOf<S extends string>({ fields }: DataFrame): Array<Line<S>> {
  const [time, value] = fields;
  if (!time || !value) {
    return [];
  }
  const { series, ...labels } = value.labels ?? {};
  const description = value.config.description ?? '';
  return [
    {
      series: (series ?? value.name) as S,
      labels,
      times: time.values,
      values: value.values,
      formula: description.replace(/ \(assumed\)$/, ''),
      assumed: description.endsWith(' (assumed)'),
    },
  ];
}
