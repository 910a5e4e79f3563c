import { IncidentScript } from '../../incident';
import { leakThatStops } from './leakThatStops';
import { pageCacheNearLimit } from './pageCacheNearLimit';

/** Nobody is killed. */
export const quietWorlds: IncidentScript[] = [leakThatStops, pageCacheNearLimit];
