import React, { useEffect, useMemo } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, EmptyState, useStyles2 } from '@grafana/ui';
import type { Asked } from '../asked';
import type { DataSources } from '../grafana/DataSources';
import { dashboard } from './dashboard';
import { DropZone } from './DropZone';
import type { Incident, Started } from './Incident';
import { IncidentList } from './IncidentList';
import { TopBar } from './TopBar';
import { useOpened } from './useOpened';
import { usePanelState } from './usePanelState';
import { words } from './words';

interface Props {
  asked: Asked;
  started: Started;
  incidents: Incident[];
  dataSources: DataSources;
  onSwitchTheme(): void;
}

export function Preview({ asked, started, incidents, dataSources, onSwitchTheme }: Props) {
  const styles = useStyles2(getStyles);
  const opening = useOpened(dataSources, asked);
  const { opened, problem, openIncident, openFile, openLive, dismissProblem } = opening;

  const first = firstToOpen(asked, started, incidents);
  useEffect(() => {
    if (first === 'live') {
      openLive();
    } else if (first) {
      openIncident(first);
    }
  }, [first, openIncident, openLive]);

  const scene = useMemo(() => opened && dashboard(opened.choice), [opened]);
  const state = usePanelState(scene);

  return (
    <DropZone onDrop={openFile}>
      {!asked.kiosk && <TopBar onSwitchTheme={onSwitchTheme} />}
      <div className={styles.below}>
        {!asked.kiosk && <IncidentList incidents={incidents} prometheus={started.prometheus} opening={opening} />}
        <main className={asked.kiosk ? styles.bare : styles.main} data-panel-state={state}>
          {problem && <Alert severity="error" title={problem} onRemove={dismissProblem} />}
          {scene && <scene.Component model={scene} key={scene.state.key} />}
          {!first && !opened && !problem && (
            <div data-testid="preview-nothing">
              <EmptyState variant="not-found" message={words().nothing} hideImage>
                {words().nothingHint}
              </EmptyState>
            </div>
          )}
        </main>
      </div>
    </DropZone>
  );
}

/** What the address names, else what the command line gave, else an example. */
function firstToOpen({ incident }: Asked, { capsule, prometheus }: Started, incidents: Incident[]) {
  const named = incident ?? capsule;
  const found = named === null ? undefined : incidents.find(({ name }) => name === named);
  return found ?? (prometheus ? 'live' : incidents[0]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  below: css({
    display: 'flex',
    flex: 1,
    minHeight: 0,
    [theme.breakpoints.down('lg')]: { flexDirection: 'column' },
  }),
  main: css({
    display: 'flex',
    flexDirection: 'column',
    flex: 1,
    minWidth: 0,
    padding: theme.spacing(2),
    overflow: 'auto',
  }),
  bare: css({ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0, overflow: 'auto' }),
});
