import { ContainerName } from '../consumers/NodeContainers';
import { Asked } from './Asked';

/** `Deployment shop/cart, container cart`: what declares the container that ended. */
export function ownTarget({ facts, workload }: Asked, container = facts.graphed || facts.kill.container): string {
  const owner = `${workload.kind} ${facts.kill.pod.namespace}/${workload.name}`;
  return container === '' ? owner : `${owner}, container ${container}`;
}

/** Of a neighbour only the pod is known. */
export const podTarget = ({ namespace, pod, container }: ContainerName): string =>
  `Pod ${namespace}/${pod}, container ${container}`;

export const nodeTarget = ({ facts }: Asked): string => `Node ${facts.kill.pod.node}`;
