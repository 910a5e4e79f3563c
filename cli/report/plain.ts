/**
 * Text that comes from a cluster, made safe for a terminal: labels, reasons and log lines are hostile, and an escape
 * sequence in one could repaint what stands above. Control characters become visible.
 */
export function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}
