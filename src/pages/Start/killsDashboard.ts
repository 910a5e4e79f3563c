/** The dashboard that the app brings, src/dashboards/kills.json: its uid, and its path in the plugin. */
export const KILLS_DASHBOARD = { uid: 'podcoroner-kills', path: 'dashboards/kills.json' };
