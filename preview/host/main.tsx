import React from 'react';
import { Alert } from '@grafana/ui';
import { createRoot } from 'react-dom/client';
import { askedOf } from './asked';
import './page.css';
import { previewDataSources } from './dataSources';
import { startGrafana } from './grafana/startGrafana';
import type { Incident, Started } from './page/Incident';
import { Preview } from './page/Preview';
import { Root } from './page/Root';

const json = async <T,>(address: string): Promise<T> => (await fetch(address)).json();

const root = createRoot(document.getElementById('page')!);
try {
  const dataSources = previewDataSources({});
  const asked = askedOf(window.location.search);
  const [started, incidents] = await Promise.all([
    json<Started>('/preview.json'),
    json<Incident[]>('/examples'),
    startGrafana(dataSources),
  ]);
  root.render(
    <Root>
      {(switchTheme) => (
        <Preview
          asked={asked}
          started={started}
          incidents={incidents}
          dataSources={dataSources}
          onSwitchTheme={switchTheme}
        />
      )}
    </Root>
  );
} catch (error) {
  root.render(<Root>{() => <Alert severity="error" title={(error as Error).message} />}</Root>);
}
