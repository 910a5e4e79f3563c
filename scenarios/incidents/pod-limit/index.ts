import { IncidentScript } from '../../incident';
import { podLevelResources } from './podLevelResources';
import { sumOfTwo } from './sumOfTwo';
import { tmpfsFromInit } from './tmpfsFromInit';
import { tmpfsSurvives } from './tmpfsSurvives';

/** A pod's limit was hit, and no container stood at its own. */
export const podLimits: IncidentScript[] = [podLevelResources, sumOfTwo, tmpfsFromInit, tmpfsSurvives];
