import { z } from 'zod';
import { FAMILIES } from './families';

const text = z.string();
const time = z.number().finite().min(-8.64e15).max(8.64e15);
const size = z.number().finite().nullable();
const quote = z.object({ line: z.number(), text });

const victim = z.object({
  pid: z.number().nullable(),
  comm: text.nullable(),
  cgroup: text.nullable(),
  podUid: text.nullable(),
  containerId: text.nullable(),
  qosClass: z.enum(['Guaranteed', 'Burstable', 'BestEffort']).nullable(),
});

const task = z.object({
  pid: z.number(),
  name: text,
  rssBytes: size,
  swapBytes: size,
  pageTablesBytes: size,
  oomScoreAdj: z.number(),
  badness: z.number().nullable(),
});

/** What the diagnosis reads of a report; the rest is passed through. */
const report = z.object({
  file: text,
  constraint: z.enum(['memcg', 'none', 'cpuset', 'mempolicy', 'unknown']),
  global: z.boolean(),
  manual: z.boolean(),
  limitCgroup: text.nullable(),
  limitLevel: z.enum(['container', 'pod', 'qos', 'node-allocatable', 'service', 'other', 'unknown', 'node', 'cpuset', 'mempolicy']), // prettier-ignore
  usageBytes: size,
  limitBytes: size,
  memoryShort: z.boolean().nullable(),
  group: z.boolean(),
  trigger: z.object({ comm: text.nullable() }),
  victims: z.array(victim),
  tasks: z.array(task),
  totalPages: z.number().nullable(),
  quotes: z.array(quote),
});

const event = z.object({
  reason: text,
  message: text,
  kind: text,
  namespace: text,
  name: text,
  uid: text,
  container: text,
  node: text,
  reporter: text,
  firstAt: time,
  lastAt: time,
  count: z.number().int().positive(),
});

const end = z.object({
  containerId: text,
  ordinal: z.number().int(),
  exitCode: z.number(),
  reason: text,
  message: text,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  restartedAt: time.nullable(),
});

const pod = z.object({
  namespace: text,
  pod: text,
  uid: text,
  node: text,
  reason: text,
  message: text,
  disruption: z.object({ reason: text, message: text, at: time.nullable() }).nullable(),
  deletionAt: time.nullable(),
  graceSeconds: z.number().nullable(),
  startedAt: time.nullable().optional(),
  priority: z.number().nullable().optional(),
  containers: z.array(
    z.object({
      name: text,
      init: z.boolean(),
      containerId: text,
      firstStartedAt: time.nullable().optional(),
      ends: z.array(end),
    })
  ),
});

const line = z.object({
  at: time,
  node: text,
  daemon: z.enum(['systemd-oomd', 'earlyoom', 'talos', 'kubelet']),
  act: z.enum(['killed', 'failed-probe', 'restarted', 'stopped', 'evicted']),
  text,
  cgroup: text,
  podUid: text,
  pod: text,
  container: text,
  containerId: text,
  process: z.object({ pid: z.number(), comm: text }).nullable(),
});

/** The witnesses of a capsule: somebody else's file must not surprise the diagnosis. */
export const witnessesSchema = z.object({
  reports: z.array(
    z.object({
      node: text,
      at: time.nullable(),
      errorMs: z.number().nonnegative(),
      line: z.number(),
      quote: text,
      report,
    })
  ),
  events: z.array(event),
  pods: z.array(pod),
  lines: z.array(line),
  spans: z.array(z.object({ family: z.enum(FAMILIES), node: text, from: time, to: time })),
  families: z.array(z.enum(FAMILIES)),
});
