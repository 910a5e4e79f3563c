import type { DataQuery } from '@grafana/schema';

export type AutopsyQuery = DataQuery;
