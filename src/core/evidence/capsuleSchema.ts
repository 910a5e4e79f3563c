import { z } from 'zod';
import { FAMILIES } from './families';
import { witnessesSchema } from './witnessesSchema';

/** Unix milliseconds that a date can hold. */
const time = z.number().finite().min(-8.64e15).max(8.64e15);
const text = z.string();

const message = z.object({ id: text, params: z.record(z.union([text, z.number().finite()])) });

const series = z
  .object({ metric: text, labels: z.record(text), times: z.array(time), values: z.array(z.number().finite()) })
  .refine(({ times, values }) => times.length === values.length, 'times and values differ in length')
  .refine(({ times }) => times.every((at, i) => i === 0 || at > times[i - 1]), 'times do not ascend');

const range = z.object({ from: time, to: time }).refine(({ from, to }) => from < to, 'from is not before to');

const selection = z.object({
  cluster: text.optional(),
  namespace: text.optional(),
  pod: text.optional(),
  container: text.optional(),
  node: text.optional(),
});

const neighbourhood = z.object({
  cluster: text,
  node: text,
  from: time,
  to: time,
  series: z.record(z.array(series)),
});

/** What the core reads of an evidence, so that a file of somebody else's cannot surprise it. */
const evidence = z.object({
  selection,
  range,
  window: range,
  askedAt: time,
  scrapeSeconds: z.number().finite().positive(),
  containers: z.array(text).nullable(),
  collected: z.array(text),
  deleted: z.array(z.object({ namespace: text, pod: text })),
  pods: z.array(z.object({ cluster: text, namespace: text, pod: text, uid: text, node: text, selected: z.boolean() })),
  nodes: z.array(z.object({ cluster: text, node: text })),
  series: z.record(z.array(series)),
  sources: z.record(text),
  queries: z.array(
    z.object({
      id: text,
      family: z.enum(FAMILIES),
      expression: text,
      seriesCount: z.number().int().nonnegative().nullable(),
      error: text.nullable(),
    })
  ),
  notices: z.array(message),
  witnesses: witnessesSchema.optional(),
  neighbourhoods: z.array(neighbourhood).optional(),
  plotted: z.object({ expr: text, stepSeconds: z.number().finite().positive(), series: z.array(series) }).optional(),
  evictionThreshold: text.optional(),
});

/** A capsule of the version that is written now. */
export const capsuleSchema = z.object({
  capsule: z.literal(1),
  madeAt: text,
  selection,
  range: z.object({ from: text, to: text }),
  description: text.optional(),
  evidence,
});
