import { IncidentScript } from '../../incident';
import { allWorkersAtOnce } from './allWorkersAtOnce';
import { burst } from './burst';
import { cgroupV1 } from './cgroupV1';
import { dirtyPageCache } from './dirtyPageCache';
import { initContainer } from './initContainer';
import { nativeSidecar } from './nativeSidecar';
import { oneOfTwo } from './oneOfTwo';
import { reasonLate } from './reasonLate';
import { resizedBelowUse } from './resizedBelowUse';
import { runtimeInit } from './runtimeInit';
import { slowLeak } from './slowLeak';
import { tmpfs } from './tmpfs';

/** A container's own limit was hit. */
export const containerLimits: IncidentScript[] = [
  allWorkersAtOnce,
  burst,
  cgroupV1,
  dirtyPageCache,
  initContainer,
  nativeSidecar,
  oneOfTwo,
  reasonLate,
  resizedBelowUse,
  runtimeInit,
  slowLeak,
  tmpfs,
];
