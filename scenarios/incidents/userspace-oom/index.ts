import { IncidentScript } from '../../incident';
import { earlyoom } from './earlyoom';
import { sysrq } from './sysrq';
import { systemdOomd } from './systemdOomd';
import { talos } from './talos';

/** A daemon in user space killed, or a person. */
export const userspaceOoms: IncidentScript[] = [earlyoom, sysrq, systemdOomd, talos];
