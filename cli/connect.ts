import { readFileSync } from 'node:fs';
import { Agent, fetch } from 'undici';
import { LokiFetch, LokiHttpApi } from '../src/core/evidence/loki/LokiHttpApi';
import { Fetch, HttpApi } from '../src/core/evidence/prometheus/HttpApi';
import { unusable } from './Fault';
import { ServerOptions } from './options';

/**
 * Prometheus over HTTP. Secrets come through the environment only, so that no process list shows them.
 * @throws Fault when the address, a header or the certificate file is unusable
 */
export function connect(server: ServerOptions, environment: NodeJS.ProcessEnv): HttpApi {
  const dispatcher = dispatcherOf(server);
  const throughUndici: Fetch = (target, init) => fetch(target, { ...init, dispatcher });
  return new HttpApi({ ...reaching(server, 'prometheus', server.url, environment), fetch: throughUndici });
}

/** Loki over HTTP, likewise; null where none is named. */
export function connectLoki(server: ServerOptions, environment: NodeJS.ProcessEnv): LokiHttpApi | null {
  if (server.loki === null) {
    return null;
  }
  const dispatcher = dispatcherOf(server);
  const throughUndici: LokiFetch = (target, init) => fetch(target, { ...init, dispatcher });
  return new LokiHttpApi({ ...reaching(server, 'loki', server.loki, environment), fetch: throughUndici });
}

type Service = 'prometheus' | 'loki';

function reaching(
  { headers, timeoutSeconds }: ServerOptions,
  service: Service,
  url: string,
  environment: NodeJS.ProcessEnv
): { url: string; headers: Record<string, string>; timeoutSeconds: number } {
  return {
    url: checkedUrl(service, url),
    headers: { ...credentials(service, environment), ...Object.fromEntries(headers.map(parseHeader)) },
    timeoutSeconds,
  };
}

const dispatcherOf = ({ ca }: ServerOptions): Agent | undefined =>
  ca === null ? undefined : new Agent({ connect: { ca: readCertificate(ca) } });

/** What the environment's names begin with. */
const SECRETS: Record<Service, string> = { prometheus: 'PROMETHEUS', loki: 'LOKI' };

function checkedUrl(service: Service, text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw unusable(`--${service} ${JSON.stringify(text)} is no address: write http://HOST:PORT or https://HOST/PATH.`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw unusable(`--${service} ${JSON.stringify(text)} must begin with http:// or https://.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw unusable(
      `--${service} must not hold credentials: set ${SECRETS[service]}_USERNAME and ${SECRETS[service]}_PASSWORD, or ${SECRETS[service]}_BEARER_TOKEN.`
    );
  }
  return text;
}

/** Headers that belong to the transport: a wrong one breaks the connection itself. */
const TRANSPORT = /^(content-length|transfer-encoding|connection|host|keep-alive|upgrade|te|trailer|expect)$/i;

/** What HTTP can carry in a header's value. */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

function parseHeader(text: string): [string, string] {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n]*)$/.exec(text);
  if (!match || !FIELD_VALUE.test(match[2])) {
    throw unusable('--header must read NAME: VALUE, on one line, in characters that HTTP can carry.');
  }
  if (TRANSPORT.test(match[1])) {
    throw unusable(`--header ${match[1]} belongs to the connection and cannot be set.`);
  }
  return [match[1].toLowerCase(), match[2]];
}

function credentials(service: Service, environment: NodeJS.ProcessEnv): Record<string, string> {
  const [token, user, password] = ['BEARER_TOKEN', 'USERNAME', 'PASSWORD'].map(
    (name) => environment[`${SECRETS[service]}_${name}`]
  );
  if (token) {
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw unusable(`${SECRETS[service]}_BEARER_TOKEN holds a character that no token has, such as a line break.`);
    }
    return { authorization: `Bearer ${token}` };
  }
  return user ? { authorization: `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` } : {};
}

function readCertificate(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unusable(`--ca ${file} cannot be read (${error instanceof Error ? error.message : error}).`);
  }
}
