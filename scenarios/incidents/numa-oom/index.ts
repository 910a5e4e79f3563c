import { IncidentScript } from '../../incident';
import { boundPod } from './boundPod';
import { memoryManager } from './memoryManager';

/** A NUMA node ran out while the machine had memory. */
export const numaOoms: IncidentScript[] = [boundPod, memoryManager];
