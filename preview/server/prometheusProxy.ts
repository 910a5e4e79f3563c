import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { sendJson } from './sendJson';

interface Upstream {
  prometheus: URL | null;
  headers: Record<string, string>;
}

const ALLOWED = /^\/prometheus(\/api\/v1\/query(?:_range)?)$/;

/** Passes a query on, with the headers from the command line; a browser that goes away ends it there, too. */
export async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { prometheus, headers }: Upstream
): Promise<void> {
  const [, endpoint] = ALLOWED.exec(path) ?? [];
  if (request.method !== 'POST' || endpoint === undefined) {
    return fail(response, 404, 'not_found', 'The preview passes on queries only.');
  }
  if (!prometheus) {
    return fail(response, 503, 'unavailable', 'The preview was started without --prometheus.');
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const answer = await fetch(addressOf(prometheus, endpoint), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        ...credentialsOf(prometheus),
        ...headers,
      },
      body: await bodyOf(request),
      signal: gone.signal,
    });
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? 'application/json' });
    if (answer.body) {
      Readable.fromWeb(answer.body as ReadableStream)
        .once('error', () => response.destroy())
        .pipe(response);
    } else {
      response.end();
    }
  } catch (error) {
    if (!gone.signal.aborted) {
      const { message, cause } = error as Error & { cause?: Error };
      fail(
        response,
        502,
        'unavailable',
        `${withoutCredentials(prometheus)} does not answer: ${cause?.message || message}`
      );
    }
  }
}

export function withoutCredentials(address: URL): string {
  const plain = new URL(address);
  plain.username = '';
  plain.password = '';
  return plain.href;
}

function addressOf(prometheus: URL, endpoint: string): string {
  const address = new URL(withoutCredentials(prometheus));
  address.pathname = address.pathname.replace(/\/$/, '') + endpoint;
  return address.href;
}

/** fetch refuses an address with a user in it. */
function credentialsOf({ username, password }: URL): Record<string, string> {
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return username ? { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` } : {};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** In Prometheus' own form, which the page reads anyway. */
const fail = (response: ServerResponse, status: number, errorType: string, error: string) =>
  sendJson(response, { status: 'error', errorType, error }, status);
