import { IncidentScript } from '../../incident';
import { fargate } from './fargate';
import { gvisor } from './gvisor';
import { kata } from './kata';
import { swap } from './swap';
import { windows } from './windows';

/** Ends that nothing collected here can explain. */
export const unseen: IncidentScript[] = [fargate, gvisor, kata, swap, windows];
