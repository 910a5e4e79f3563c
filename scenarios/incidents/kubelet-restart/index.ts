import { IncidentScript } from '../../incident';
import { deadline } from './deadline';
import { definitionChanged, postStartHook, resize, resizeOutlived, sandbox } from './inPlace';

/** Ends by the kubelet that no probe, no deletion and no shortage explains. */
export const kubeletRestarts: IncidentScript[] = [
  resize,
  resizeOutlived,
  definitionChanged,
  postStartHook,
  deadline,
  sandbox,
];
