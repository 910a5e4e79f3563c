import type { AddressInfo } from 'node:net';
import { parsedArguments, USAGE, Unusable } from './arguments';
import { incidentOf } from './incidents';
import { previewServer } from './previewServer';

/** Prints one line, the address, when the page can be opened. */
function main(): void {
  const options = parsedArguments(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  if (options.capsule) {
    incidentOf(options.capsule);
  }
  const server = previewServer(options);
  server.once('error', (error: NodeJS.ErrnoException) =>
    refuse(
      error.code === 'EADDRINUSE'
        ? `Port ${options.port} is in use: choose another with --port, or leave it out for a free one.`
        : `Port ${options.port} cannot be listened on: ${error.message}.`
    )
  );
  server.listen(options.port, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`Pod Coroner preview: http://127.0.0.1:${port}/\n`);
  });
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

try {
  main();
} catch (error) {
  if (!(error instanceof Unusable)) {
    throw error;
  }
  refuse(error.message);
}
