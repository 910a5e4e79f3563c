import { DashboardCursorSync, dateTime } from '@grafana/data';
import {
  behaviors,
  EmbeddedScene,
  SceneControlsSpacer,
  SceneFlexItem,
  SceneFlexLayout,
  SceneQueryRunner,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  TextBoxVariable,
  VariableValueSelectors,
  VizPanel,
} from '@grafana/scenes';
import type { Asked } from '../asked';
import { AUTOPSY } from '../dataSources';

export const AUTOPSY_PANEL = 'podcoroner-autopsy-panel';
const LEAST_HEIGHT = 660;

export interface DashboardChoice extends Pick<Asked, 'height' | 'kiosk' | 'timeZone' | 'query' | 'options'> {
  from: string;
  to: string;
  namespace: string;
  pod: string;
}

/** A dashboard of one panel, as somebody would put it together in Grafana. */
export function dashboard(choice: DashboardChoice): EmbeddedScene {
  const { height, kiosk, timeZone, options, query } = choice;
  const size =
    height === null ? { minHeight: LEAST_HEIGHT } : { height, minHeight: height, ySizing: 'content' as const };
  const pickers = [
    new VariableValueSelectors({}),
    new SceneControlsSpacer(),
    new SceneTimePicker({ isOnCanvas: true }),
    new SceneRefreshPicker({ isOnCanvas: true }),
  ];
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({ from: sceneTime(choice.from), to: sceneTime(choice.to), timeZone }),
    $variables: new SceneVariableSet({
      variables: [
        new TextBoxVariable({ name: 'namespace', label: 'Namespace', value: choice.namespace }),
        new TextBoxVariable({ name: 'pod', label: 'Pod', value: choice.pod }),
      ],
    }),
    $behaviors: [new behaviors.CursorSync({ key: 'preview', sync: DashboardCursorSync.Crosshair })],
    controls: kiosk ? undefined : pickers,
    body: new SceneFlexLayout({
      direction: 'column',
      children: [
        new SceneFlexItem({
          ...size,
          body: new VizPanel({
            key: 'panel-1',
            pluginId: AUTOPSY_PANEL,
            title: '',
            hoverHeader: true,
            options,
            $data: new SceneQueryRunner({
              datasource: AUTOPSY,
              maxDataPointsFromWidth: true,
              queries: [
                {
                  refId: 'A',
                  datasource: AUTOPSY,
                  queryType: 'autopsy',
                  namespace: '$namespace',
                  pod: '$pod',
                  ...query,
                },
              ],
            }),
          }),
        }),
      ],
    }),
  });
}

/** Scenes take ISO and "now-6h"; addresses also hold epoch milliseconds. */
const sceneTime = (time: string): string => (/^\d+$/.test(time) ? dateTime(Number(time)).toISOString() : time);
