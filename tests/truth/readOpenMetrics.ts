import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Sample, Series } from '../../scenarios';

/**
 * The series of a recording's metrics.om.gz: OpenMetrics text with timestamps, series by series, in which NaN stands
 * for a stale marker.
 * @param wanted metric names to read
 */
export function readOpenMetrics(file: string, wanted: (metric: string) => boolean): Series[] {
  const all: Series[] = [];
  let head = '';
  let samples: Sample[] | null = null;
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    const atTime = line.lastIndexOf(' ');
    const atValue = line.lastIndexOf(' ', atTime - 1);
    if (line.startsWith('#') || atValue < 0) {
      continue;
    }
    const current = line.slice(0, atValue);
    if (current !== head) {
      head = current;
      const labels = labelsOf(current);
      samples = wanted(labels.__name__) ? [] : null;
      if (samples) {
        all.push({ labels, samples });
      }
    }
    const t = Math.round(Number(line.slice(atTime + 1)) * 1000);
    const v = Number(line.slice(atValue + 1, atTime));
    samples?.push(Number.isNaN(v) ? { t, stale: true } : { t, v });
  }
  return all;
}

const ESCAPED: Record<string, string> = { n: '\n', '"': '"', '\\': '\\' };

function labelsOf(head: string): Record<string, string> {
  const open = head.indexOf('{');
  const labels: Record<string, string> = { __name__: open < 0 ? head : head.slice(0, open) };
  for (const [, name, value] of head.slice(open + 1).matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)) {
    labels[name] = value.replace(/\\(.)/g, (_, character: string) => ESCAPED[character] ?? character);
  }
  return labels;
}
