import { Kill } from './Kill';

/** What the kubelet makes up for a container that the runtime no longer knows, as its last and as its current end. */
const LOST = 'ContainerStatusUnknown';

/**
 * Whether the kubelet started this container again after its end, or was about to: its counter says so, or the end stands
 * in the last state, where the kubelet puts it when it makes another container or waits to. An end in a deletion, or of a
 * pod that ended as a whole, stays the current state.
 */
export const startedAgain = ({ restartedBy, foundBy, reason }: Kill): boolean =>
  restartedBy !== null || (/_last_terminated_/.test(foundBy) && reason !== LOST);
