import { IncidentScript } from '../../incident';
import { abortAsInit } from './abortAsInit';
import { crashLoop } from './crashLoop';
import { exit137 } from './exit137';
import { failedJob } from './failedJob';
import { javaExitOnOom } from './javaExitOnOom';
import { nodeHeap } from './nodeHeap';
import { panic } from './panic';

/** Programs that end themselves. */
export const appExits: IncidentScript[] = [panic, nodeHeap, javaExitOnOom, abortAsInit, exit137, crashLoop, failedJob];
