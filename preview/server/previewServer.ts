import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PreviewOptions } from './arguments';
import { fileAt, sendFile } from './files';
import { incidentOf, incidentsIn } from './incidents';
import { mountsIn } from './mounts';
import { passOn, withoutCredentials } from './prometheusProxy';
import { sendJson } from './sendJson';

/** The project: this file is bundled to dist-preview/server.mjs. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Serves the page and what a Grafana would serve to it. The caller listens, on 127.0.0.1 only. */
export function previewServer(options: PreviewOptions): Server {
  const { prometheus, capsule } = options;
  const mounts = mountsIn(root);
  const examples = path.join(root, 'examples');
  const given = () => (capsule ? [incidentOf(capsule)] : []);

  return createServer((request, response) => {
    const address = pathOf(request);
    if (!isOwnHost(request)) {
      return sendText(response, 403, 'The preview answers under its own address only.');
    }
    if (address.startsWith('/prometheus/')) {
      return void passOn(request, response, address, options);
    }
    if (address === '/preview.json') {
      const [own] = given();
      return sendJson(response, {
        prometheus: prometheus && withoutCredentials(prometheus),
        capsule: own?.name ?? null,
      });
    }
    if (address === '/examples') {
      const own = given();
      const others = incidentsIn(examples).filter(({ name }) => name !== own[0]?.name);
      return sendJson(response, [...own, ...others]);
    }
    const isGivenCapsule = capsule && address === `/examples/${path.basename(capsule)}`;
    const file = isGivenCapsule ? capsule : fileAt(address, mounts);
    if (!file) {
      return sendText(response, 404, 'The preview has no such page: Grafana would, this is only its panel.');
    }
    sendFile(response, file);
  });
}

function pathOf({ url = '/' }: IncomingMessage): string {
  try {
    return decodeURIComponent(url.split('?')[0]);
  } catch {
    return '';
  }
}

/** A foreign name that resolves to 127.0.0.1 must not reach the Prometheus behind this server. */
function isOwnHost({ headers, socket }: IncomingMessage): boolean {
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${socket.localPort}`);
  const { host = '', origin } = headers;
  return hosts.includes(host) && (origin === undefined || hosts.some((own) => origin === `http://${own}`));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}
