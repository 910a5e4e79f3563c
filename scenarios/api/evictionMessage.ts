import { workingSet } from '../world/memory';
import { Eviction, resourceOf } from '../world/eviction';
import { diskOf } from '../world/localStorage';
import { ContainerInstance } from '../world/pod';
import { effectiveRequest } from '../world/qualityOfService';
import { quantity } from './quantity';

export interface EvictionMessage {
  text: string;
  /** The event's annotations. */
  annotations: Record<string, string>;
}

/**
 * What the kubelet says of an eviction, blanks at its end included (pkg/kubelet/eviction/helpers.go of 1.34,
 * evictionMessage): the threshold, and the containers that stood above their own request; of a limit of the pod's own only
 * that. Recorded in lab1.
 */
export function evictionMessage(eviction: Eviction): EvictionMessage {
  const { at, instances, signal, threshold, available, ownLimit } = eviction;
  if (ownLimit !== undefined) {
    return { text: ownLimit, annotations: {} };
  }
  const resource = resourceOf(signal);
  const amount = resource === 'pids' ? String : quantity;
  const offending = instances
    .map((instance) => ({ name: instance.spec.name, ...used(instance, at, resource) }))
    .filter(({ use, request }) => use > request);
  const low = `The node was low on resource: ${resource}. Threshold quantity: ${amount(threshold)}, available: ${amount(available)}. `;
  const said = offending.map(
    ({ name, use, request }) =>
      `Container ${name} was using ${amount(use)}, request is ${amount(request)}, has larger consumption of ${resource}. `
  );
  return {
    text: [low, ...said].join(''),
    annotations: {
      offending_containers: offending.map(({ name }) => name).join(','),
      offending_containers_usage: offending.map(({ use }) => amount(use)).join(','),
      starved_resource: resource,
    },
  };
}

/** No pod says anything of processes, so that none is named; ephemeral storage is requested by nobody here. */
function used(instance: ContainerInstance, at: number, resource: ReturnType<typeof resourceOf>) {
  switch (resource) {
    case 'memory':
      return { use: workingSet(instance.at(at)), request: effectiveRequest(instance.spec) };
    case 'ephemeral-storage': {
      const { layer, logs } = diskOf(instance, at);
      return { use: layer + logs, request: 0 };
    }
    case 'pids':
      return { use: 0, request: 0 };
  }
}
