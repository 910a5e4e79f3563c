import { IncidentScript } from '../../incident';
import { earlyoom } from './earlyoom';
import { earlyoomSigkill } from './earlyoomSigkill';
import { sysrq } from './sysrq';
import { systemdOomd } from './systemdOomd';
import { talos } from './talos';

/** A daemon in user space killed, or a person. */
export const userspaceOoms: IncidentScript[] = [earlyoom, earlyoomSigkill, sysrq, systemdOomd, talos];
