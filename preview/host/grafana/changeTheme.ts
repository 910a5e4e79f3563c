import { getThemeById, type GrafanaTheme2 } from '@grafana/data';
import { config, getAppEvents, ThemeChangedEvent } from '@grafana/runtime';

/** Makes the other theme the page's, for those who ask the configuration and those who listen. */
export function changeTheme(): GrafanaTheme2 {
  const theme = getThemeById(config.theme2.isDark ? 'light' : 'dark');
  config.theme2 = theme;
  config.bootData.user.lightTheme = theme.isLight;
  document.documentElement.style.background = theme.colors.background.canvas;
  getAppEvents().publish(new ThemeChangedEvent(theme));
  return theme;
}
