import { type ComponentProps } from 'react';
import { type UPlotChart } from '@grafana/ui';

/** uPlot's instance, typed through Grafana's wrapper: the library itself is not bundled. */
export type Plot = Parameters<NonNullable<ComponentProps<typeof UPlotChart>['plotRef']>>[0];
