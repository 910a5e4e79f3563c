import { workingSet } from '../world/memory';
import { Eviction } from '../world/kubelet';
import { effectiveRequest } from '../world/qualityOfService';
import { quantity } from './quantity';

export interface EvictionMessage {
  text: string;
  /** The event's annotations. */
  annotations: Record<string, string>;
}

/**
 * What the kubelet says of an eviction, blanks at its end included (pkg/kubelet/eviction/helpers.go of 1.34,
 * evictionMessage): the threshold, and the containers that stood above their own request. Recorded in lab1.
 */
export function evictionMessage({ at, instances, threshold, available }: Eviction): EvictionMessage {
  const offending = instances
    .map((instance) => ({
      name: instance.spec.name,
      used: quantity(workingSet(instance.at(at))),
      request: quantity(effectiveRequest(instance.spec)),
      isAbove: workingSet(instance.at(at)) > effectiveRequest(instance.spec),
    }))
    .filter(({ isAbove }) => isAbove);
  const low = `The node was low on resource: memory. Threshold quantity: ${quantity(threshold)}, available: ${quantity(available)}. `;
  const said = offending.map(
    ({ name, used, request }) =>
      `Container ${name} was using ${used}, request is ${request}, has larger consumption of memory. `
  );
  return {
    text: [low, ...said].join(''),
    annotations: {
      offending_containers: offending.map(({ name }) => name).join(','),
      offending_containers_usage: offending.map(({ used }) => used).join(','),
      starved_resource: 'memory',
    },
  };
}
