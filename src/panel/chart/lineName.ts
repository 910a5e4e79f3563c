import { t } from '@grafana/i18n';
import { type Picture } from '../picture/Picture';

/** What a line is called in legend and tooltip. */
export function lineName(id: string, { containers }: Picture, container: string | null): string {
  const of = (name: string) => {
    const one = containers.find(({ key }) => key === container);
    return one && containers.length > 1 ? `${name} ${one.name}` : name;
  };
  switch (id) {
    case 'usage':
      return of(t('chart.name.usage', 'usage'));
    case 'rss':
      return of(t('chart.name.rss', 'RSS'));
    case 'available':
      return t('chart.name.available', 'node available');
    case 'threshold':
      return t('chart.name.threshold', 'eviction threshold');
    case 'kubepods':
      return t('chart.name.kubepods', 'all pods together');
    case 'limit':
      return t('chart.name.limit', 'limit');
    case 'request':
      return t('chart.name.request', 'request');
    default:
      return of(t('chart.name.working-set', 'working set'));
  }
}
