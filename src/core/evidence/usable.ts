import { Evidence } from './Evidence';
import { Series } from './Series';
import { UnusableSamples } from './UnusableSamples';

/** The evidence without samples that cannot be true, which a notice then says: evidence may come from a file of somebody else's. */
export function usable(evidence: Evidence): Evidence {
  const unusable = new UnusableSamples();
  const without = (series: Record<string, Series[]>) =>
    Object.fromEntries(Object.entries(series).map(([metric, all]) => [metric, unusable.without(all)]));
  const series = without(evidence.series);
  const neighbourhoods = evidence.neighbourhoods?.map((one) => ({ ...one, series: without(one.series) }));
  const notices = unusable.notices();
  return notices.length === 0
    ? evidence
    : {
        ...evidence,
        series,
        ...(neighbourhoods && { neighbourhoods }),
        notices: [...evidence.notices, ...notices],
      };
}
