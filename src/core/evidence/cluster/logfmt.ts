/** `key=value` pairs, values quoted as Go's `%q` does or bare up to the next space (https://pkg.go.dev/github.com/kr/logfmt). */
export function parseLogfmt(line: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [, key, quoted, bare] of line.matchAll(/([A-Za-z_]+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g)) {
    out[key] = quoted === undefined ? bare : unquoted(quoted);
  }
  return out;
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

const unquoted = (text: string): string =>
  text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/g, (_, wide, byte, one: string) =>
    one === undefined ? String.fromCharCode(parseInt(wide ?? byte, 16)) : (ESCAPES[one] ?? one)
  );
