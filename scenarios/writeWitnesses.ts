import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Witnesses } from './witnesses';

/**
 * Writes FOLDER/kernel-NODE.log, events.json and pods.json; and kubelet-NODE.log and daemons-NODE.log, which only Loki can bring.
 * @returns the options by which `pod-coroner explain` reads them
 */
export function writeWitnesses(folder: string, witnesses: Witnesses): string[] {
  const { kernelLog, kubeletLog, daemonLog, events, pods } = witnesses;
  mkdirSync(folder, { recursive: true });
  for (const [name, logs] of Object.entries({ kubelet: kubeletLog, daemons: daemonLog })) {
    for (const [node, lines] of Object.entries(logs)) {
      writeFileSync(join(folder, `${name}-${node}.log`), lines.map(({ line }) => `${line}\n`).join(''));
    }
  }
  const logs = Object.entries(kernelLog).flatMap(([node, text]) => {
    const file = join(folder, `kernel-${node}.log`);
    writeFileSync(file, text);
    return ['--kernel-log', `${node}=${file}`];
  });
  const lists = Object.entries({ events, pods }).flatMap(([name, list]) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, `${JSON.stringify(list, null, 1)}\n`);
    return [`--${name}`, file];
  });
  return [...logs, ...lists];
}
