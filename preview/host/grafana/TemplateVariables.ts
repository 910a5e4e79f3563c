import { VariableHide, type ScopedVars, type TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { sceneGraph, type EmbeddedScene, type SceneObject, type SceneVariable } from '@grafana/scenes';

const REFERENCE = /\$\w+|\$\{\w+(\.[\w.]+)?(:\w+)?\}|\[\[\w+(:\w+)?\]\]/;

/** As Grafana's own since scenes: replacing is the open dashboard's business, or that of the panel that asks. */
export class TemplateVariables implements TemplateSrv {
  getVariables(): TypedVariableModel[] {
    return (openDashboard()?.state.$variables?.state.variables ?? []).map(modelOf);
  }

  replace(target?: string, scopedVars?: ScopedVars, format?: string | Function): string {
    const asking = scopedVars?.__sceneObject?.value?.valueOf() as SceneObject | undefined;
    const scene = asking ?? openDashboard();
    type Format = Parameters<typeof sceneGraph.interpolate>[3];
    return target && scene ? sceneGraph.interpolate(scene, target, scopedVars, format as Format) : (target ?? '');
  }

  containsTemplate(target?: string): boolean {
    return target !== undefined && REFERENCE.test(target);
  }

  updateTimeRange(): void {
    // The scene knows its time range.
  }
}

const openDashboard = () => (window as { __grafanaSceneContext?: EmbeddedScene }).__grafanaSceneContext;

function modelOf({ state: { name, type, label }, getValue }: SceneVariable): TypedVariableModel {
  const value = String(getValue() ?? '');
  const current = { text: value, value, selected: true };
  return { name, type, label, id: name, hide: VariableHide.dontHide, current, query: value } as TypedVariableModel;
}
