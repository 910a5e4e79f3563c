import type { Evidence } from '../../src/core/evidence/Evidence';

/** The evidence as it would have been collected from a scrape that drops these labels. */
export function withoutLabels(evidence: Evidence, names: string[]): Evidence {
  const keep = ([name]: [string, string]) => !names.includes(name);
  return {
    ...evidence,
    pods: evidence.pods.map((pod) => (names.includes('uid') ? { ...pod, uid: '' } : pod)),
    series: Object.fromEntries(
      Object.entries(evidence.series).map(([metric, all]) => [
        metric,
        all.map((one) =>
          // the root and kubepods are told by their id alone
          one.labels.pod ? { ...one, labels: Object.fromEntries(Object.entries(one.labels).filter(keep)) } : one
        ),
      ])
    ),
  };
}
