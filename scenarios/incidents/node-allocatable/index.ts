import { IncidentScript } from '../../incident';
import { kubepodsFull } from './kubepodsFull';
import { nestedNode } from './nestedNode';
import { qosReserved } from './qosReserved';

/** A limit between the pods and the node was hit: of all pods, of a class, of a nested node. */
export const nodeAllocatables: IncidentScript[] = [kubepodsFull, nestedNode, qosReserved];
