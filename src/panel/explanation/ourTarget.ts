import { type DataQueryRequest } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

const OUR_TYPE = 'podcoroner-autopsy-datasource';

/** The query of the panel that our data source answers. */
export const ourTarget = (request: DataQueryRequest | undefined): DataQuery | undefined =>
  request?.targets.find(({ datasource }) => datasource?.type === OUR_TYPE) ?? request?.targets[0];
