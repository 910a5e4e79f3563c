import { isFetchError } from '@grafana/runtime';

/** Grafana's own words for a refused request. */
export function reasonOf(error: unknown): string {
  if (isFetchError<{ message?: string }>(error)) {
    return error.data?.message ?? error.statusText ?? `HTTP ${error.status}`;
  }
  return error instanceof Error ? error.message : String(error);
}
