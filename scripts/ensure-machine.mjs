// Programs that the tests start and that npm does not bring. On a Debian-like system root gets them installed.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

/** `service` is what the package starts at once, in the way of the tests' own. */
const programs = [
  { command: 'prometheus', debianPackage: 'prometheus', service: 'prometheus' },
  { command: 'promtool', debianPackage: 'prometheus' },
  { command: 'chromium', debianPackage: 'chromium' },
  // checks docker-compose.yaml; no engine is needed for that
  { command: 'docker-compose', debianPackage: 'docker-compose' },
];

function isOnPath(command) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const missingPrograms = () => programs.filter(({ command }) => !isOnPath(command));
const unique = (values) => [...new Set(values.filter(Boolean))];
const commandsOf = (some) => some.map(({ command }) => command).join(', ');
const packagesOf = (some) => unique(some.map(({ debianPackage }) => debianPackage));

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function apt(...args) {
  execFileSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function stop(service) {
  const command = existsSync('/run/systemd/system') ? ['systemctl', 'stop', service] : ['service', service, 'stop'];
  try {
    execFileSync(command[0], command.slice(1), { stdio: 'ignore' });
  } catch {
    // It was not started: no init system runs here, as in a container.
  }
}

const missing = missingPrograms();
if (missing.length > 0) {
  const wanted = packagesOf(missing);
  const mayInstall = process.getuid?.() === 0 && isOnPath('apt-get');
  if (!mayInstall) {
    fail(
      `The tests need ${commandsOf(missing)}: install them (on Debian: apt-get install ${wanted.join(' ')}) and try again.`
    );
  }
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...wanted);
  } catch {
    fail(`${commandsOf(missing)} could not be installed: install ${wanted.join(', ')} by hand and try again.`);
  }
  unique(missing.map(({ service }) => service)).forEach(stop);
  const stillMissing = missingPrograms();
  if (stillMissing.length > 0) {
    fail(
      `${packagesOf(stillMissing).join(', ')} came without ${commandsOf(stillMissing)} on the PATH: install them by hand.`
    );
  }
}

process.stdout.write(`${commandsOf(programs)}: here\n`);
