import { Cause } from '../Cause';
import { appExit } from './appExit';
import { childOom } from './childOom';
import { containerLimit } from './containerLimit';
import { kubeletRestart } from './kubeletRestart';
import { nodeAllocatable } from './nodeAllocatable';
import { nodeEviction } from './nodeEviction';
import { nodeLost } from './nodeLost';
import { nodeOom } from './nodeOom';
import { numaOom } from './numaOom';
import { podLimit } from './podLimit';
import { probe } from './probe';
import { storageEviction } from './storageEviction';
import { termination } from './termination';
import { userspaceOom } from './userspaceOom';

export const CAUSE_RULES: readonly Cause[] = [
  containerLimit,
  podLimit,
  nodeAllocatable,
  nodeOom,
  numaOom,
  nodeEviction,
  storageEviction,
  childOom,
  userspaceOom,
  probe,
  kubeletRestart,
  termination,
  nodeLost,
  appExit,
];
