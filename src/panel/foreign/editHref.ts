import { config, locationService } from '@grafana/runtime';

/** Where the panel's query is edited: the same dashboard with its editor open; for null, where data sources are added. */
export function editHref(panelId: number | null): string {
  if (panelId === null) {
    return `${config.appSubUrl ?? ''}/connections/datasources/new`;
  }
  const { pathname, search } = locationService.getLocation();
  const parameters = new URLSearchParams(search);
  parameters.delete('viewPanel');
  parameters.set('editPanel', String(panelId));
  return `${config.appSubUrl ?? ''}${pathname}?${parameters}`;
}
