import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/**
 * What docker-compose.yaml says of a service, with `${NAME:-default}` filled in from the environment as compose does it.
 * @returns {{ command?: string[], environment?: Record<string, string>, ports?: string[] }}
 */
export function serviceOf(file, name) {
  const text = readFileSync(file, 'utf8').replace(
    /\$\{(\w+):-([^}]*)\}/g,
    (_, variable, fallback) => process.env[variable] || fallback
  );
  return parse(text).services[name];
}
