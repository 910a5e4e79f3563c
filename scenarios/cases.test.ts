import { existsSync } from 'node:fs';
import path from 'node:path';
import { readCase } from './cases';
import { catalogue, incidentNamed } from './index';

const KERNEL_LOGS = path.resolve(__dirname, '../tests/fixtures/kernel-oom/lab');

/** What an incident goes back to, by way of those that it is a variant or a twin of. */
function origins(name: string, seen = new Set<string>()): string[] {
  seen.add(name);
  return incidentNamed(name).cases.flatMap((cited) => {
    const { form, named } = readCase(cited)!;
    return form !== 'twin' && form !== 'variant' ? [cited] : seen.has(named) ? [] : origins(named, seen);
  });
}

describe('the cases of an incident', () => {
  it.each(catalogue)('$name is scripted from a real one', ({ name, cases }) => {
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.filter((cited) => readCase(cited) === undefined)).toEqual([]);
    expect(new Set(cases).size).toBe(cases.length);
    expect(origins(name)).not.toEqual([]); // a twin of a twin of itself goes back to nothing
  });

  it('name kernel logs that are there', () => {
    const logs = catalogue.flatMap(({ cases }) => cases.map(readCase)).filter((one) => one?.form === 'kernel-log');
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.filter((log) => !existsSync(path.join(KERNEL_LOGS, `${log?.named}.kmsg`)))).toEqual([]);
  });

  it.each([
    ['kubernetes/kubernetes#43916', { form: 'thread', named: 'kubernetes/kubernetes#43916' }],
    ['https://example.com/post-mortem', { form: 'page', named: 'https://example.com/post-mortem' }],
    ['lab1: node-oom-1 23:19:05', { form: 'lab1', named: 'node-oom-1 23:19:05' }],
    ['lab1: search-prod', { form: 'lab1', named: 'search-prod' }],
    ['kernel-oom/lab: container-v1-cgroupfs-g0', { form: 'kernel-log', named: 'container-v1-cgroupfs-g0' }],
    ['variant of node-oom', { form: 'variant', named: 'node-oom' }],
    ['twin of node-oom', { form: 'twin', named: 'node-oom' }],
  ])('are read: %s', (cited, read) => expect(readCase(cited)).toEqual(read));

  it.each([
    '',
    'kubernetes/kubernetes',
    'kubernetes/kubernetes#0',
    '#43916',
    'pkg/kubelet/eviction',
    'https://',
    'lab2: x',
  ])('are not “%s”', (cited) => expect(readCase(cited)).toBeUndefined());
});
