import { IncidentScript } from '../../incident';
import { bestEffortFirst } from './bestEffortFirst';
import { burst } from './burst';
import { errorReason } from './errorReason';
import { errorReasonV1 } from './errorReasonV1';
import { hugePages } from './hugePages';
import { noLimit } from './noLimit';
import { overcommit } from './overcommit';
import { serviceLeak } from './serviceLeak';
import { severalDie } from './severalDie';
import { sidecarChosen } from './sidecarChosen';
import { slabLeak } from './slabLeak';
import { smallRequest } from './smallRequest';
import { thrashing } from './thrashing';

/** The node ran out. */
export const nodeOoms: IncidentScript[] = [
  bestEffortFirst,
  burst,
  errorReason,
  errorReasonV1,
  hugePages,
  noLimit,
  overcommit,
  serviceLeak,
  severalDie,
  sidecarChosen,
  slabLeak,
  smallRequest,
  thrashing,
];
