import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** A folder of the project under a path of the server. */
export interface Mount {
  under: string;
  folder: string;
  /** the file for a path below `under`, where they are not called the same */
  rename?(relative: string): string | undefined;
}

/** The file that an address means; undefined outside the mounts or when it is not there. */
export function fileAt(address: string, mounts: Mount[]): string | undefined {
  const mount = mounts.find(({ under }) => address.startsWith(under));
  const relative = mount && address.slice(mount.under.length);
  const renamed = mount?.rename ? mount.rename(relative!) : relative;
  if (!mount || renamed === undefined) {
    return undefined;
  }
  const folder = path.resolve(mount.folder);
  const file = path.resolve(folder, renamed);
  const isInside = file.startsWith(folder + path.sep);
  return isInside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

export function sendFile(response: ServerResponse, file: string): void {
  response.writeHead(200, {
    'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'Content-Length': statSync(file).size,
    // Built files change under the same name.
    'Cache-Control': 'no-cache',
  });
  createReadStream(file).pipe(response);
}
