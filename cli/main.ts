import { captureCommand } from './captureCommand';
import { explainCommand } from './explainCommand';
import { EXIT, toFault, unusable } from './Fault';
import { kernelLogCommand } from './kernelLogCommand';
import { plain } from './report/plain';
import { usage } from './usage';

const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  explain: explainCommand,
  capture: captureCommand,
  'kernel-log': kernelLogCommand,
};

const listed = Object.keys(COMMANDS)
  .join(', ')
  .replace(/, (?=[^,]*$)/, ' and ');

/** Commands of the contract that this version does not have yet. */
const NOT_YET = ['coverage', 'risk'];

async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h' || args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return;
  }
  if (NOT_YET.includes(name)) {
    throw unusable(`pod-coroner ${name} is not in this version yet; there are ${listed}.`);
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    throw unusable(`pod-coroner has no command ${JSON.stringify(name)}; there are ${listed}.`);
  }
  await COMMANDS[name](args);
}

// a reader that has seen enough (head, a pager) closes the pipe: that is no fault
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.answered : EXIT.fault)
);

main(process.argv.slice(2)).catch((error: unknown) => {
  const { sentence, exitStatus } = toFault(error);
  process.stderr.write(`pod-coroner: ${plain(sentence)}\n`);
  process.exitCode = exitStatus;
});
