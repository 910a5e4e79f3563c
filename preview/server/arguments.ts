import { parseArgs } from 'node:util';

export const USAGE = `npm run preview -- [--prometheus URL] [--header 'NAME: VALUE']… [--capsule FILE] [--port N]

  --prometheus URL   the Prometheus whose pods the page shows
  --header 'N: V'    sent to that Prometheus with every query; repeatable
  --capsule FILE     the incident that the page opens first, .json or .json.gz
  --port N           on 127.0.0.1; a free one without it
`;

/** An argument or a file that cannot be used, in a sentence for whoever gave it. */
export class Unusable extends Error {}

export interface PreviewOptions {
  prometheus: URL | null;
  headers: Record<string, string>;
  capsule: string | null;
  /** 0 for a free one */
  port: number;
}

export function parsedArguments(args: string[]): PreviewOptions | 'help' {
  const { prometheus, header = [], capsule = null, port, help } = valuesOf(args);
  return help
    ? 'help'
    : {
        prometheus: prometheus === undefined ? null : addressOf(prometheus),
        headers: Object.fromEntries(header.map(headerOf)),
        capsule,
        port: port === undefined ? 0 : portOf(port),
      };
}

function valuesOf(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        prometheus: { type: 'string' },
        header: { type: 'string', multiple: true },
        capsule: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const [sentence] = (error as Error).message.split(/(?<=['"])\. /);
    throw new Unusable(`${sentence.replace(/\.$/, '')}: see npm run preview -- --help.`);
  }
}

function addressOf(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new Unusable(`"${text}" is no Prometheus address: give one like http://localhost:9090.`);
  }
  return address;
}

function headerOf(text: string): [string, string] {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):\s*([^\r\n]*)$/.exec(text) ?? [];
  if (name === undefined) {
    throw new Unusable(`A header is "NAME: VALUE"; one that was given is not.`);
  }
  return [name, value];
}

function portOf(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) {
    throw new Unusable(`"${text}" is no port: give a number up to 65535.`);
  }
  return port;
}
