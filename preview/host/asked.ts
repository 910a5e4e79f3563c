import { config } from '@grafana/runtime';

/** What the page's address asks for; `var-…` names work as in Grafana, too. */
export interface Asked {
  /** name of an example, or of the capsule the server was started with */
  incident: string | null;
  /** epoch milliseconds, ISO, or "now-6h" */
  from: string | null;
  to: string | null;
  namespace: string | null;
  pod: string | null;
  /** of the panel, in pixels; null fills the window */
  height: number | null;
  /** the panel alone, as on a Grafana in kiosk mode */
  kiosk: boolean;
  timeZone: string;
  /** fields to add to the query, and options to set on the panel */
  query: object;
  options: object;
}

export function askedOf(search: string): Asked {
  const parameters = new URLSearchParams(search);
  const one = (name: string) => parameters.get(name) ?? parameters.get(`var-${name}`);
  return {
    incident: one('incident'),
    from: one('from'),
    to: one('to'),
    namespace: one('namespace'),
    pod: one('pod'),
    height: Number(one('height')) || null,
    kiosk: parameters.has('kiosk'),
    timeZone: config.bootData.user.timezone,
    query: object(one('query')),
    options: object(one('options')),
  };
}

export const NOTHING_SELECTED = { from: null, to: null, namespace: null, pod: null };

/** Writes choices into the address, so that reloading and passing it on keep them; null takes one out. */
export function keepInAddress(choices: Record<string, string | null>): void {
  const address = new URL(window.location.href);
  for (const [name, value] of Object.entries(choices)) {
    if (value === null) {
      address.searchParams.delete(name);
    } else {
      address.searchParams.set(name, value);
    }
  }
  window.history.replaceState(window.history.state, '', address);
}

function object(text: string | null): object {
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return {};
  }
}
