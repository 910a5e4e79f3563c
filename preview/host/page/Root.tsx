import React, { useEffect, useState, type ReactNode } from 'react';
import { ThemeContext } from '@grafana/data';
import { config, LocationServiceProvider, locationService } from '@grafana/runtime';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import { Router } from 'react-router-dom';
import { keepInAddress } from '../asked';
import { changeTheme } from '../grafana/changeTheme';

interface Props {
  children(switchTheme: () => void): ReactNode;
}

/** What stands around every page in Grafana: theme, global styles, router, the place for overlays. */
export function Root({ children }: Props) {
  const [theme, setTheme] = useState(config.theme2);
  const [location, setLocation] = useState(locationService.getLocation());
  useEffect(() => locationService.getHistory().listen(setLocation), []);
  const switchTheme = () => {
    const changed = changeTheme();
    setTheme(changed);
    keepInAddress({ theme: changed.isLight ? 'light' : 'dark' });
  };
  const { push, replace, go, createHref } = locationService.getHistory();
  return (
    <ThemeContext.Provider value={theme}>
      <LocationServiceProvider service={locationService}>
        <Router location={location} navigator={{ push, replace, go, createHref: (to) => createHref(pathOf(to)) }}>
          <GlobalStyles />
          {children(switchTheme)}
          <PortalContainer />
        </Router>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

const pathOf = (to: string | { pathname?: string; search?: string; hash?: string }) =>
  typeof to === 'string' ? { pathname: to } : to;
