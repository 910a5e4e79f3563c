import { IncidentScript } from '../../../scenarios';
import { brought } from './broughtOf';
import { RawIncident, secondsNeeded, withinReach } from './RawIncident';

/** The end of every scripted incident. */
const END = Date.UTC(2026, 10, 23, 20);
const BEFORE_FIRST_MS = 10 * 60_000;
const AFTER_LAST_MS = 12 * 60_000;
/** How long an incident is watched in which nobody dies. */
const QUIET_MS = 60 * 60_000;

/** Runs a script and lets every exporter tell all it knows, around the deaths. */
export function scriptedIncident(script: IncidentScript): RawIncident {
  const world = script.simulate(END);
  const { truth, cluster } = world;
  const deaths = truth.map(({ time }) => Date.parse(time));
  const from = deaths.length > 0 ? Math.min(...deaths) - BEFORE_FIRST_MS : END - QUIET_MS;
  const to = Math.min(END, deaths.length > 0 ? Math.max(...deaths) + AFTER_LAST_MS : END);
  const lastSeconds = Math.min(cluster.seconds, secondsNeeded(from, END));
  const incident = script.sample(world, { profile: 'everything', lastSeconds });
  const range = { from, to };
  return {
    name: script.name,
    series: withinReach(incident.series, range),
    range,
    now: END + 3_600_000,
    truth: incident.truth,
    brought: brought(incident),
  };
}
