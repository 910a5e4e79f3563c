/**
 * Text that comes from a cluster, made safe for a terminal: labels, reasons and log lines are hostile, and an escape
 * sequence in one could repaint what stands above. Control and formatting characters (which turn the direction of writing, too) become visible.
 */
export function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`
  );
}
