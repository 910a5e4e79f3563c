import { createDataFrame, FieldType, type DataFrame, type Field } from '@grafana/data';
import { type Evidence } from '../core/evidence/Evidence';
import { type ExplainedKill, type Explanation } from '../core/explanation/Explanation';
import { killToJson } from '../core/explanation/words/toJson';
import { say } from '../core/explanation/words/say';
import { frameMeta } from './frameMeta';
import { KILLS_FRAME } from './names';

export interface KillsFrameOptions {
  refId: string;
  /** kills whose whole explanation travels in the hidden field `explanation`; null: the frame has no such field */
  explained: ReadonlySet<string> | null;
}

/** Frame `kills` (contract.md): a row a kill. */
export function killsFrame(
  explanation: Explanation,
  evidence: Evidence,
  { refId, explained }: KillsFrameOptions
): DataFrame {
  const { kills } = explanation;
  const field = (
    name: string,
    type: FieldType,
    value: (kill: ExplainedKill) => unknown
  ): Partial<Field> & { name: string } => ({
    name,
    type,
    values: kills.map(value),
    config: {},
  });
  const fields = [
    field('time', FieldType.time, ({ time }) => Date.parse(time)),
    field('id', FieldType.string, ({ id }) => id),
    field('cluster', FieldType.string, ({ cluster }) => cluster),
    field('namespace', FieldType.string, ({ namespace }) => namespace),
    field('pod', FieldType.string, ({ pod }) => pod),
    field('container', FieldType.string, ({ container }) => container),
    field('node', FieldType.string, ({ node }) => node),
    field('cause', FieldType.string, ({ cause }) => cause),
    field('certainty', FieldType.string, ({ certainty }) => certainty),
    field('score', FieldType.number, ({ score }) => score),
    field('exitCode', FieldType.number, ({ exitCode }) => exitCode),
    field('reason', FieldType.string, ({ reason }) => reason),
    field('summary', FieldType.string, ({ summary }) => say(summary)),
  ];
  if (explained !== null) {
    fields.push({
      ...field('explanation', FieldType.other, (kill) => (explained.has(kill.id) ? killToJson(kill) : null)),
      config: { custom: { hideFrom: { legend: true, tooltip: true, viz: true } } },
    });
  }
  return createDataFrame({ refId, name: KILLS_FRAME, fields, meta: frameMeta(evidence, explanation.notices) });
}
