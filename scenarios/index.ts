import { IncidentScript } from './incident';
import { containerLimit } from './incidents/containerLimit';
import { nodeAllocatable } from './incidents/nodeAllocatable';
import { nodeEviction } from './incidents/nodeEviction';
import { nodeOom } from './incidents/nodeOom';
import { quiet } from './incidents/quiet';

export type {
  BuildOptions,
  EpochMs,
  Incident,
  IncidentScript,
  Sample,
  ScrapeProfile,
  Series,
  TruthEntry,
} from './incident';
export type { Witnesses } from './witnesses';
export { witnessesOf } from './witnesses';
export { writeWitnesses } from './writeWitnesses';
export { pushSeries } from './remoteWrite';

/** Every scripted incident, the first one being the product's own story. */
export const incidents: IncidentScript[] = [nodeOom, containerLimit, nodeEviction, nodeAllocatable, quiet];

export function incidentNamed(name: string): IncidentScript {
  const found = incidents.find((incident) => incident.name === name);
  if (!found) {
    throw new Error(
      `There is no incident "${name}"; there are ${incidents.map((incident) => incident.name).join(', ')}.`
    );
  }
  return found;
}
