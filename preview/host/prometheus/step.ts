import { rangeUtil, type DataQueryRequest } from '@grafana/data';

const DEFAULT_POINTS = 1_500;
const SCRAPE_MS = 15_000;

type Asked = Pick<DataQueryRequest, 'range' | 'intervalMs' | 'maxDataPoints'>;

/**
 * The step in milliseconds: the target's `interval`, else the request's, longer when that would be more points than the
 * request allows. Measured on a Grafana 12.3: beyond 11,000 points Prometheus itself refuses.
 */
export function stepOf(interval: string | undefined, { range, intervalMs, maxDataPoints }: Asked): number {
  const fixed = interval && !interval.includes('$__') ? rangeUtil.intervalToMs(interval) : 0;
  const least = fixed || intervalMs || SCRAPE_MS;
  const wanted = (range.to.valueOf() - range.from.valueOf()) / (maxDataPoints || DEFAULT_POINTS);
  return wanted > least ? rangeUtil.roundInterval(wanted) : least;
}

/** $__interval and its kin, which the backend fills in. */
export function fillInStep(expression: string, stepMs: number, { range }: Asked): string {
  const rangeMs = range.to.valueOf() - range.from.valueOf();
  const rateMs = Math.max(stepMs + SCRAPE_MS, 4 * SCRAPE_MS);
  const values: Record<string, string> = {
    interval_ms: `${stepMs}`,
    interval: `${stepMs}ms`,
    range_ms: `${rangeMs}`,
    range_s: `${Math.round(rangeMs / 1000)}`,
    range: `${Math.round(rangeMs / 1000)}s`,
    rate_interval_ms: `${rateMs}`,
    rate_interval: `${rateMs}ms`,
  };
  return expression.replace(
    /\$(?:\{__(\w+)\}|__(\w+))/g,
    (whole, braced: string, bare: string) => values[braced ?? bare] ?? whole
  );
}

/** As Go prints a duration: 1h0m15s. */
export function goDuration(ms: number): string {
  if (ms < 1000) {
    return `${ms}ms`;
  }
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = (ms % 60_000) / 1000;
  return `${hours ? `${hours}h` : ''}${hours || minutes ? `${minutes}m` : ''}${Number(seconds.toFixed(9))}s`;
}
