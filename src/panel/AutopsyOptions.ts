/** Options of the panel; absent ones mean the default, so that old dashboards keep their picture. */
export interface AutopsyOptions {
  /** markers where a program ended itself; off by default (contract.md, Causes) */
  showAppExits: boolean;
  showUsageAndRss: boolean;
  showNode: boolean;
  /** of the explanation beside the picture, in pixels */
  explanationWidth: number;
}

export const DEFAULT_OPTIONS: AutopsyOptions = {
  showAppExits: false,
  showUsageAndRss: false,
  showNode: true,
  explanationWidth: 430,
};
