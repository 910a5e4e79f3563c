import { IncidentScript } from '../../incident';
import { allWorkersAtOnce } from './allWorkersAtOnce';
import { burst } from './burst';
import { cgroupV1 } from './cgroupV1';
import { dirtyPageCache } from './dirtyPageCache';
import { initContainer } from './initContainer';
import { lobbyBurst } from './lobbyBurst';
import { nativeSidecar } from './nativeSidecar';
import { oneOfTwo } from './oneOfTwo';
import { reasonLate } from './reasonLate';
import { registryBurst } from './registryBurst';
import { resizedBelowUse } from './resizedBelowUse';
import { runtimeInit } from './runtimeInit';
import { slowLeak } from './slowLeak';
import { solverLimit } from './solverLimit';
import { tmpfs } from './tmpfs';

/** A container's own limit was hit. */
export const containerLimits: IncidentScript[] = [
  allWorkersAtOnce,
  burst,
  cgroupV1,
  dirtyPageCache,
  initContainer,
  lobbyBurst,
  nativeSidecar,
  oneOfTwo,
  reasonLate,
  registryBurst,
  resizedBelowUse,
  runtimeInit,
  slowLeak,
  solverLimit,
  tmpfs,
];
