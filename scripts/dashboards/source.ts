/** The plugin id of our data source. */
export const TYPE = 'podcoroner-autopsy-datasource';

/** Whichever of them the dashboard's variable names. */
export const SOURCE = { type: TYPE, uid: '${datasource}' };
