import { FIVE_DEATHS, INCIDENTS_RANGE } from '../../scripts/dashboards/fiveDeaths';
import { openGrafana, type OpenGrafana } from './openGrafana';

/** The pod of the dashboard's five deaths that each incident is about. */
const POD_OF: Record<string, string> = {
  'node-oom': 'cart-',
  'container-limit': 'thumbnailer-',
  'node-eviction': 'report-renderer-',
  'node-allocatable': 'quote-cache-',
  quiet: 'product-index-',
};

interface Wanted {
  /** name of an incident of scenarios/; without it what the dashboard opens with */
  incident?: string;
  /** only this panel, in the dashboard's full view or with nothing around it */
  panel?: string;
  isAlone?: boolean;
  size?: { width: number; height: number };
  theme?: 'dark' | 'light';
}

/** The provisioned dashboard in the Grafana under test. */
export function openDashboard({ incident, panel, isAlone = false, size, theme }: Wanted = {}): Promise<OpenGrafana> {
  const parameters = new URLSearchParams();
  if (incident) {
    const { namespace, pod } = FIVE_DEATHS.find((death) => death.pod.startsWith(POD_OF[incident]))!;
    parameters.set('var-namespace', namespace);
    parameters.set('var-pod', pod);
    parameters.set('from', String(Date.parse(INCIDENTS_RANGE.from)));
    parameters.set('to', String(Date.parse(INCIDENTS_RANGE.to)));
  }
  if (panel) {
    parameters.set(isAlone ? 'panelId' : 'viewPanel', panel);
  }
  return openGrafana(`/${isAlone ? 'd-solo' : 'd'}/podcoroner-five-deaths?${parameters}`, { size, theme });
}
