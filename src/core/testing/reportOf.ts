import { KernelOomReport, OomVictim } from '../evidence/logs/KernelOomReport';
import { Testimony, testimony } from '../testimony/Testimony';
import { CauseId } from '../diagnosis/Cause';
import { at } from './evidenceOf';

/** A kernel report of T0 that says nothing but what is given. */
export const reportOf = (given: Partial<KernelOomReport> = {}): KernelOomReport => ({
  file: 'kernel.log',
  line: 1,
  time: at(0),
  localTime: null,
  uptimeSeconds: 1000,
  host: null,
  constraint: 'memcg',
  global: false,
  manual: false,
  freeBytes: null,
  memoryShort: null,
  limitCgroup: null,
  limitLevel: 'unknown',
  usageBytes: null,
  limitBytes: null,
  trigger: { comm: 'cart', pid: 100, oomScoreAdj: 0 },
  victims: [],
  group: false,
  nobodyKilled: false,
  tasks: [],
  totalPages: null,
  pageBytes: 4096,
  kernelRelease: null,
  complete: true,
  missing: [],
  quotes: [],
  ...given,
});

/** A process of the container `cart`, killed at T0. */
export const victimOf = (given: Partial<OomVictim> = {}): OomVictim => ({
  pid: 100,
  comm: 'cart',
  cgroup: null,
  podUid: null,
  containerId: 'a'.repeat(64),
  qosClass: 'Burstable',
  oomScoreAdj: 990,
  anonRssBytes: 0,
  fileRssBytes: 0,
  shmemRssBytes: 0,
  pageTablesBytes: null,
  uid: 0,
  quote: { line: 1, text: 'Killed process 100 (cart)' },
  time: at(0),
  uptimeSeconds: 1000,
  ...given,
});

/** What a kernel report says of a kill that it names. */
export const kernelSays = (cause: CauseId, report: KernelOomReport): Testimony =>
  testimony({
    family: 'kernel-log',
    joined: 'container-id',
    causes: [cause],
    at: at(0),
    quote: 'Killed process 100 (cart)',
    record: { node: 'worker-1', at: at(0), errorMs: 0, report, line: 1, quote: 'Killed process 100 (cart)' },
  });
