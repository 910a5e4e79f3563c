import { t } from '@grafana/i18n';
import { type Line } from '../../core/picture/Line';
import { bytes } from '../../core/explanation/words/format';
import { type Drawing } from './Drawing';
import { drawsKubepods } from './drawsKubepods';
import { inFocus } from './drawSteps';

/** A label at the right end of a line. */
export interface EndLabel {
  text: string;
  value: number;
  scale: 'pod' | 'node';
  tone: 'limit' | 'pressure' | 'node' | 'quiet';
}

/** What stands at the lines' ends, instead of in a legend to look up. */
export function labelsOf(drawing: Drawing): EndLabel[] {
  const { hidden, plain, focus, lanes, picture } = drawing;
  const { limit, request } = inFocus(drawing)?.lines ?? {};
  const labels: EndLabel[] = [];
  const add = (
    line: Line<string> | undefined,
    label: (value: string) => string,
    rest: Omit<EndLabel, 'text' | 'value'>
  ) => {
    const value = line && lastValue(line, picture.to);
    if (value != null) {
      labels.push({ text: label(bytes(value)), value, ...rest });
    }
  };
  if (!hidden.has('limit')) {
    add(limit, (value) => t('chart.limit', 'limit {{value}}', { value }), { scale: 'pod', tone: 'limit' });
  }
  if (!plain && !hidden.has('request')) {
    add(request, (value) => t('chart.request', 'request {{value}}', { value }), { scale: 'pod', tone: 'quiet' });
  }
  if (lanes.node && !hidden.has('threshold')) {
    const threshold = focus.node?.lines.eviction_threshold;
    const at = { scale: 'node', tone: 'pressure' } as const;
    add(threshold, (value) => t('chart.threshold', 'evicts below {{value}}', { value }), at);
    if (threshold?.assumed) {
      add(threshold, () => t('chart.assumed', '(assumed)'), at);
    }
  }
  if (lanes.node && !hidden.has('kubepods') && drawsKubepods(drawing)) {
    const { kubepods, kubepods_limit } = focus.node?.lines ?? {};
    const word = (value: string) => t('chart.kubepods-limit', 'all pods: {{value}}', { value });
    add(kubepods_limit, word, { scale: 'node', tone: 'limit' });
    add(kubepods, () => t('chart.kubepods', 'all pods'), { scale: 'node', tone: 'quiet' });
  }
  if (lanes.node && !hidden.has('available') && picture.nodes.length > 1) {
    for (const { node, lines } of picture.nodes) {
      add(lines.available, () => node, { scale: 'node', tone: 'node' });
    }
  }
  return labels;
}

function lastValue({ times, values }: Line<string>, to: number): number | null {
  for (let i = times.length - 1; i >= 0; i--) {
    if (times[i] <= to && values[i] !== null) {
      return values[i];
    }
  }
  return values.find((value) => value !== null) ?? null;
}
