import { once } from 'node:events';
import { kernelLogJson } from '../src/core/evidence/logs/kernelLogJson';
import { KernelOomReport } from '../src/core/evidence/logs/KernelOomReport';
import { readKernelLogFile } from './kernelLogFile';
import { kernelLogArguments } from './options';
import { kernelLogFooter, kernelLogReport } from './report/kernelLog';

/** `pod-coroner kernel-log`: the kernel's own reports, written as they are read: a log may be larger than memory. */
export async function kernelLogCommand(args: string[]): Promise<void> {
  const { files, json } = kernelLogArguments(args);
  const columns = process.stdout.columns ?? 100;
  const worded = (report: KernelOomReport, count: number) =>
    json ? `${count === 0 ? '[\n' : ',\n'}${indented(report)}` : `${kernelLogReport(report, columns)}\n`;
  let count = 0;
  for (const file of files) {
    for await (const reports of readKernelLogFile(file)) {
      for (const report of reports) {
        await write(worded(report, count++));
      }
    }
  }
  await write(json ? (count === 0 ? '[]\n' : '\n]\n') : `${kernelLogFooter(count, files)}\n`);
}

const indented = (report: KernelOomReport): string =>
  JSON.stringify(kernelLogJson(report), null, 2).replace(/^/gm, '  ');

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) {
    await once(process.stdout, 'drain');
  }
}
