import { explain } from '../src/core/diagnosis/explain';
import { Evidence } from '../src/core/evidence/Evidence';
import { toJson } from '../src/core/explanation/words/toJson';
import { epochMs } from '../src/core/units';
import { withWitnesses } from '../src/core/evidence/attach/withWitnesses';
import { readAttachments } from './attachments';
import { readCapsule } from './capsuleFile';
import { collectEvidence } from './collectEvidence';
import { ExplainArguments, explainArguments } from './options';
import { report } from './report/report';

/** `pod-coroner explain`: the same answer from a server and from the capsule that was captured of it. */
export async function explainCommand(args: string[]): Promise<void> {
  const now = epochMs(Date.now());
  const options = explainArguments(args, now);
  const evidence = await evidenceFor(options, now);
  const explanation = explain(evidence, options);
  const text = options.json
    ? JSON.stringify(toJson(explanation), null, 2) + '\n'
    : report(explanation, evidence, { columns: process.stdout.columns ?? 100, inFull: options.causes });
  process.stdout.write(text);
}

async function evidenceFor(
  { server, capsule, selection, range, attachments, expr, stepSeconds }: ExplainArguments,
  now: number
): Promise<Evidence> {
  const brought = await readAttachments(attachments);
  if (capsule !== null) {
    return withWitnesses(readCapsule(capsule).evidence, brought);
  }
  const asked = { selection, range: range!, now: epochMs(now), expr, stepSeconds };
  const collected = await collectEvidence(server!, asked, brought);
  // through JSON, as a capsule goes: what a file cannot hold cannot make a difference
  return JSON.parse(JSON.stringify(collected)) as Evidence;
}
