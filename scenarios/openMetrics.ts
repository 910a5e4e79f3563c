import { Incident, Series } from './incident';

/** OpenMetrics text of all series, sorted by name, a staleness marker written as NaN (as in the lab recordings). */
export function toOpenMetrics({ series }: Pick<Incident, 'series'>): string {
  const families = new Map<string, Series[]>();
  for (const one of series) {
    const name = one.labels.__name__;
    families.set(name, [...(families.get(name) ?? []), one]);
  }
  const lines: string[] = [];
  for (const name of [...families.keys()].sort()) {
    lines.push(`# TYPE ${name} unknown`);
    families.get(name)?.forEach((one) => writeSeries(name, one, lines));
  }
  return lines.concat('# EOF', '').join('\n');
}

function writeSeries(name: string, { labels, samples }: Series, lines: string[]): void {
  const given = Object.entries(labels).filter(([label]) => label !== '__name__');
  const text = `${name}{${given.map(([label, value]) => `${label}="${escaped(value)}"`).join(',')}}`;
  for (const sample of samples) {
    lines.push(`${text} ${'stale' in sample ? 'NaN' : sample.v} ${(sample.t / 1000).toFixed(3)}`);
  }
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
