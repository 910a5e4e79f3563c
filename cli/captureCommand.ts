import { makeCapsule } from '../src/core/evidence/capsule';
import { epochMs } from '../src/core/units';
import { readAttachments } from './attachments';
import { writeCapsule } from './capsuleFile';
import { collectEvidence } from './collectEvidence';
import { captureArguments } from './options';

/** `pod-coroner capture`: all the evidence of a selection in a file, with no address and no credential. */
export async function captureCommand(args: string[]): Promise<void> {
  const now = epochMs(Date.now());
  const { server, output, description, attachments, ...asked } = captureArguments(args, now);
  const brought = await readAttachments(attachments);
  const evidence = await collectEvidence(server, { ...asked, now }, brought);
  writeCapsule(output, makeCapsule(evidence, description));
  process.stderr.write(`Wrote ${output}: ${evidence.pods.length} pods, ${evidence.queries.length} queries.\n`);
}
