import { useEffect, useState } from 'react';
import type { LoadingState } from '@grafana/data';
import { sceneGraph, SceneQueryRunner, type EmbeddedScene } from '@grafana/scenes';

/** How far the panel's query is; undefined until a new dashboard's begins to be answered. */
export function usePanelState(scene: EmbeddedScene | null): LoadingState | undefined {
  const [known, setKnown] = useState<{ scene: EmbeddedScene; state?: LoadingState }>();
  useEffect(() => {
    const runner = scene && sceneGraph.findObject(scene, (object) => object instanceof SceneQueryRunner);
    const subscription = (runner as SceneQueryRunner | null)?.subscribeToState(({ data }) =>
      setKnown({ scene: scene!, state: data?.state })
    );
    return () => subscription?.unsubscribe();
  }, [scene]);
  return known && known.scene === scene ? known.state : undefined;
}
