import { IncidentScript } from '../../incident';
import { childKilledBefore } from './childKilledBefore';
import { livenessCompleted, livenessObeyed } from './livenessObeyed';
import { livenessOutlived } from './livenessOutlived';
import { starvedNode } from './starvedNode';
import { startupProbe } from './startupProbe';

/** Probes that failed until the kubelet restarted the container. */
export const probes: IncidentScript[] = [
  livenessOutlived,
  livenessObeyed,
  livenessCompleted,
  startupProbe,
  starvedNode,
  childKilledBefore,
];
