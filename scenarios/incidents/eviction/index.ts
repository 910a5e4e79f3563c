import { IncidentScript } from '../../incident';
import { allocatable, daemonSet, first, pageCache, soft, statefulSet, stickyReason } from './memory';
import { emptyDir, ephemeralLimit, imagefs, nodefs, pids } from './storage';

/** Evictions by the kubelet, for memory and for everything else. */
export const evictions: IncidentScript[] = [
  first,
  allocatable,
  pageCache,
  stickyReason,
  daemonSet,
  statefulSet,
  soft,
  nodefs,
  imagefs,
  emptyDir,
  ephemeralLimit,
  pids,
];
