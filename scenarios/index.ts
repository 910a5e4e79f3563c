import { IncidentScript } from './incident';
import { appExits } from './incidents/app-exit';
import { badlySampled } from './incidents/badly-sampled';
import { childOoms } from './incidents/child-oom';
import { containerLimits } from './incidents/container-limit';
import { nodeAllocatables } from './incidents/node-allocatable';
import { nodeLosses } from './incidents/node-lost';
import { nodeOoms } from './incidents/node-oom';
import { numaOoms } from './incidents/numa-oom';
import { podLimits } from './incidents/pod-limit';
import { quietWorlds } from './incidents/nobody-killed';
import { unseen } from './incidents/unseen';
import { twins } from './incidents/twins';
import { userspaceOoms } from './incidents/userspace-oom';
import { admissions } from './incidents/admission';
import { containerLimit } from './incidents/containerLimit';
import { evictions } from './incidents/eviction';
import { kubeletRestarts } from './incidents/kubelet-restart';
import { nodeAllocatable } from './incidents/nodeAllocatable';
import { nodeEviction } from './incidents/nodeEviction';
import { nodeOom } from './incidents/nodeOom';
import { probes } from './incidents/probe';
import { quiet } from './incidents/quiet';
import { terminations } from './incidents/termination';

export type {
  BuildOptions,
  Cause,
  EpochMs,
  EvidenceFamily,
  Incident,
  IncidentScript,
  Sample,
  ScrapeProfile,
  Series,
  TruthEntry,
} from './incident';
export type { LogLine, Witnesses } from './witnesses';
export { witnessesOf } from './witnesses';
export { writeWitnesses } from './writeWitnesses';
export { pushSeries } from './remoteWrite';

/** The incidents that are shown: in examples, the demo and the dashboards. The first one is the product's own story. */
export const incidents: IncidentScript[] = [nodeOom, containerLimit, nodeEviction, nodeAllocatable, quiet];

/** Every scripted incident, those that are shown included: small worlds for each cause and each trap. */
export const catalogue: IncidentScript[] = [
  ...incidents,
  ...appExits,
  ...probes,
  ...kubeletRestarts,
  ...terminations,
  ...containerLimits,
  ...podLimits,
  ...nodeAllocatables,
  ...nodeOoms,
  ...numaOoms,
  ...childOoms,
  ...userspaceOoms,
  ...unseen,
  ...badlySampled,
  ...quietWorlds,
  ...evictions,
  ...admissions,
  ...nodeLosses,
  ...twins,
];

export function incidentNamed(name: string): IncidentScript {
  const found = catalogue.find((incident) => incident.name === name);
  if (!found) {
    throw new Error(
      `There is no incident "${name}"; there are ${catalogue.map((incident) => incident.name).join(', ')}.`
    );
  }
  return found;
}

/** Those of the examples: the incidents of the demo, and two short ones of causes that they have not. */
export const shown: IncidentScript[] = [
  ...incidents,
  ...['pod-limit-tmpfs-survives', 'probe-liveness-143'].map(incidentNamed),
];
