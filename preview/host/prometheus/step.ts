import { rangeUtil, type DataQueryRequest } from '@grafana/data';

const SAFE_POINTS = 11_000;
const DEFAULT_POINTS = 1_500;
const SCRAPE_MS = 15_000;

type Asked = Pick<DataQueryRequest, 'range' | 'intervalMs' | 'maxDataPoints'>;

/**
 * The step in milliseconds that Grafana's Prometheus backend takes (pkg/promlib/models/query.go): the target's
 * `interval`, else the request's, longer when that would be too many points.
 */
export function stepOf(interval: string | undefined, { range, intervalMs, maxDataPoints }: Asked): number {
  const span = range.to.valueOf() - range.from.valueOf();
  const fixed = interval && !interval.includes('$__') ? rangeUtil.intervalToMs(interval) : 0;
  const least = fixed || intervalMs || SCRAPE_MS;
  const wanted = span / (maxDataPoints || DEFAULT_POINTS);
  const safe = span / SAFE_POINTS;
  return Math.max(
    wanted > least ? rangeUtil.roundInterval(wanted) : least,
    safe > least ? safe : rangeUtil.roundInterval(least)
  );
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
