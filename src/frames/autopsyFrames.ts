import { type DataFrame } from '@grafana/data';
import { type Evidence } from '../core/evidence/Evidence';
import { type Explanation } from '../core/explanation/Explanation';
import { memoryLines } from '../core/picture/memoryLines';
import { nodeLines } from '../core/picture/nodeLines';
import { killsFrame } from './killsFrame';
import { lineFrames } from './lineFrames';
import { MEMORY_FRAME, NODE_FRAME } from './names';

/** Explanations that travel with an autopsy when none are asked for by id: the newest. The panel asks for others on click. */
const NEWEST = 20;

/** One evidence, one explanation of it: the three kinds of frames of an autopsy in one answer. */
export function autopsyFrames(
  evidence: Evidence,
  explanation: Explanation,
  refId: string,
  killIds: readonly string[] = []
): DataFrame[] {
  const told = killIds.length > 0 ? killIds : explanation.kills.slice(-NEWEST).map(({ id }) => id);
  return [
    killsFrame(explanation, evidence, { refId, explained: new Set(told) }),
    ...lineFrames(memoryLines(evidence), MEMORY_FRAME, refId, evidence),
    ...lineFrames(nodeLines(evidence), NODE_FRAME, refId, evidence),
  ];
}
