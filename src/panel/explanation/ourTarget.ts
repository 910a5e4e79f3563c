import { type DataQueryRequest } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

/** The plugin id of the data source whose answers the panel draws. */
export const OUR_TYPE = 'podcoroner-autopsy-datasource';

/** Whether our data source is asked at all. */
export const asksUs = (request: DataQueryRequest | undefined): boolean =>
  request?.targets.some(({ datasource }) => datasource?.type === OUR_TYPE) ?? false;

/** The query of the panel that our data source answers. */
export const ourTarget = (request: DataQueryRequest | undefined): DataQuery | undefined =>
  request?.targets.find(({ datasource }) => datasource?.type === OUR_TYPE) ?? request?.targets[0];
