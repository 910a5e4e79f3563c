import { useLayoutEffect, useState } from 'react';
import { type UPlotConfigBuilder } from '@grafana/ui';
import { type Plot } from './Plot';

/** The plot once it stands; renders again whenever it draws, so that what lies over it stays in place. */
export function useDrawn(config: UPlotConfigBuilder): { plot: Plot } | null {
  const [drawn, setDrawn] = useState<{ plot: Plot } | null>(null);
  useLayoutEffect(() => {
    let mounted = true;
    config.addHook('draw', (plot) => queueMicrotask(() => mounted && setDrawn({ plot })));
    return () => {
      mounted = false;
    };
  }, [config]);
  return drawn;
}
