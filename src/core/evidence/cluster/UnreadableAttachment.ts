/** A file or text that was given as evidence and is none. Faces word it. */
export class UnreadableAttachment extends Error {
  constructor(
    readonly kind: 'kernel-log' | 'events' | 'pods',
    readonly problem: 'not-json' | 'no-events' | 'no-pods' | 'binary'
  ) {
    super(`${kind}: ${problem}`);
    this.name = 'UnreadableAttachment';
  }
}
