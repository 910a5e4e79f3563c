import { ContainerSpec, PodSpec } from './specs';

/** Init containers first, as the kubelet starts them. */
export const allContainers = ({ initContainers = [], containers }: PodSpec): ContainerSpec[] => [
  ...initContainers,
  ...containers,
];

export const isInit = (pod: PodSpec, container: ContainerSpec): boolean =>
  pod.initContainers?.includes(container) ?? false;

export const isSidecar = ({ restartPolicy }: ContainerSpec): boolean => restartPolicy === 'Always';

/** Whether it has to be running for the pod to be ready: an init container that is no sidecar is over by then. */
export const staysUp = (pod: PodSpec, container: ContainerSpec): boolean =>
  !isInit(pod, container) || isSidecar(container);

/** What runs side by side once the pod is up. */
export const companions = (pod: PodSpec): ContainerSpec[] =>
  allContainers(pod).filter((container) => staysUp(pod, container));
