import { Kill } from '../kills/Kill';

/** The runtime could not start it: the exit code is the runtime's, and its init may have been OOM-killed (runc#2812). */
export const neverRan = ({ reason, exitCode }: Pick<Kill, 'reason' | 'exitCode'>): boolean =>
  reason === 'StartError' || reason === 'ContainerCannotRun' || exitCode === 128;
