import { type Instead } from './foreign/Instead';

/** Options of the panel; absent ones mean the default, so that old dashboards keep their picture. */
export interface AutopsyOptions {
  /** markers where a program ended itself; off by default (contract.md, Causes) */
  showAppExits: boolean;
  showUsageAndRss: boolean;
  showNode: boolean;
  /** of the explanation beside the picture, in pixels */
  explanationWidth: number;
  /** asked by the panel itself where the dashboard's query is another data source's; null when it is not */
  instead: Instead | null;
}

export const DEFAULT_OPTIONS: AutopsyOptions = {
  showAppExits: false,
  showUsageAndRss: false,
  showNode: true,
  explanationWidth: 430,
  instead: null,
};
