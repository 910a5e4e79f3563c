import { type AnnotationEvent, type AnnotationSupport, type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { of } from 'rxjs';
import { readFrames, type AutopsyData, type KillRow } from '../frames/readFrames';
import { type AutopsyQuery } from './AutopsyQuery';
import { QueryEditor } from './QueryEditor';

/** Kills as annotations, tagged with their cause; reported MemoryPressure as regions. */
export const annotations: AnnotationSupport<AutopsyQuery> = {
  QueryEditor,
  prepareQuery: ({ target }) => ({ ...target, refId: target?.refId ?? 'Anno', queryType: 'autopsy' }) as AutopsyQuery,
  processEvents: (_, frames: DataFrame[]) => of(eventsOf(readFrames(frames))),
};

/** Annotation events in order of time. */
export function eventsOf({ kills, node }: AutopsyData): AnnotationEvent[] {
  const pressure = node
    .filter(({ series }) => series === 'memory_pressure')
    .flatMap(({ labels, times, values }) => regions(labels.node ?? '', times, values));
  return [...kills.map(killEvent), ...pressure].sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
}

const killEvent = ({ id, time, namespace, pod, container, cause, summary }: KillRow): AnnotationEvent => ({
  id,
  time,
  title: [namespace, pod, container].filter(Boolean).join('/'),
  text: summary,
  tags: ['pod-coroner', cause],
});

function regions(node: string, times: number[], values: Array<number | null>): AnnotationEvent[] {
  const out: AnnotationEvent[] = [];
  let since: number | null = null;
  times.forEach((time, i) => {
    if (values[i] === 1) {
      since ??= time;
    }
    if (since !== null && (values[i] !== 1 || i === times.length - 1)) {
      out.push({
        time: since,
        timeEnd: time,
        isRegion: true,
        title: t('annotation.pressure', 'MemoryPressure'),
        text: node,
        tags: ['pod-coroner', 'memory-pressure'],
      });
      since = null;
    }
  });
  return out;
}
