import type { Page } from 'playwright-core';
import { grafanaUnderTest } from '../grafana/grafanaUnderTest';
import { openDashboard } from '../grafana/openDashboard';
import { openPreview } from './openPreview';

export interface OpenPanel {
  page: Page;
  /** warnings of React, errors and uncaught exceptions so far, each in one line */
  consoleErrors(): string[];
  close(): Promise<void>;
}

interface Wanted {
  /** name of an incident of scenarios/ */
  incident: string;
  /** of the window */
  size: { width: number; height: number };
  /** nothing but the panel; without it the page's own controls, too */
  kiosk?: boolean;
}

/**
 * The panel on one incident, as large as the window: in the preview on its example, or in the Grafana that is under
 * test (`npm run test:grafana`), whose Prometheus holds the same incident.
 */
export function openPanel({ incident, size, kiosk = true }: Wanted): Promise<OpenPanel> {
  return grafanaUnderTest
    ? openDashboard({ incident, size, panel: 'panel-1', isAlone: kiosk })
    : openPreview({ incident: `${incident}.json.gz`, size, kiosk, height: size.height });
}
