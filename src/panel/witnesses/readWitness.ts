import { t } from '@grafana/i18n';
import { kindOfText } from '../../core/evidence/attach/kindOfText';
import { readAttachment, type Attachment } from '../../core/evidence/attach/readAttachment';
import { UnreadableAttachment } from '../../core/evidence/cluster/UnreadableAttachment';

/** More than a node's log of a day; a browser holds it in memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Why something cannot be taken, in one sentence. */
export class NoWitness extends Error {}

/**
 * A file or a pasted text as evidence, its kind told by its content.
 * @param node whose kernel log it is taken for
 * @throws NoWitness when it is too large or nothing that can be read
 */
export async function readWitness(name: string, content: Blob, node: string): Promise<Attachment> {
  if (content.size > MOST_BYTES) {
    throw new NoWitness(
      t(
        'witness.too-large',
        '{{name}} is larger than 64 MiB: give the part around the kill, or use the command line.',
        {
          name,
          interpolation: { escapeValue: false },
        }
      )
    );
  }
  const text = await textOf(content);
  const kind = kindOfText(text);
  const refused = () =>
    new NoWitness(
      t('witness.unreadable', '{{name}} is no kernel log, and nothing that kubectl prints of events or pods as JSON.', {
        name,
        interpolation: { escapeValue: false },
      })
    );
  if (kind === 'capsule') {
    throw refused();
  }
  const attachment = { kind, node: kind === 'kernel-log' ? node : '', text, name };
  try {
    const { logs } = readAttachment(attachment);
    if (kind === 'kernel-log' && logs.every(({ reports, stretch }) => reports.length === 0 && !stretch.isWhole)) {
      throw refused();
    }
  } catch (error) {
    throw error instanceof UnreadableAttachment ? refused() : error;
  }
  return attachment;
}

/** A gzip file says so in its first two bytes, whatever its name. */
async function textOf(content: Blob): Promise<string> {
  const start = new Uint8Array(await content.slice(0, 2).arrayBuffer());
  return start[0] === 0x1f && start[1] === 0x8b
    ? new Response(content.stream().pipeThrough(new DecompressionStream('gzip'))).text()
    : content.text();
}
