import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Witnesses } from './witnesses';

/**
 * Writes FOLDER/kernel-NODE.log, events.json and pods.json.
 * @returns the options by which `pod-coroner explain` reads them
 */
export function writeWitnesses(folder: string, { kernelLog, events, pods }: Witnesses): string[] {
  mkdirSync(folder, { recursive: true });
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
