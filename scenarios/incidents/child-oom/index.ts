import { IncidentScript } from '../../incident';
import { again } from './again';
import { gunicornWorker } from './gunicornWorker';
import { leaveLater } from './leavesLater';
import { postgresV1 } from './postgresV1';

/** A process was killed, and its container lived on. */
export const childOoms: IncidentScript[] = [again, gunicornWorker, ...leaveLater, postgresV1];
