import { Advice } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { Bytes } from '../../units';
import { ContainerName } from '../consumers/NodeContainers';
import { memoryRequest } from '../facts/memoryLimit';
import { Asked } from './Asked';
import { asDeclared, atLeast, change, inspect } from './give';
import { ownTarget } from './targets';

/** The smallest request with which the kernel, or the kubelet, would have chosen another (what-if of the ranking). */
export function sparingRequest(asked: Asked): Advice | null {
  const spared = asked.ranking?.sparedBy;
  if (!spared) {
    return null;
  }
  const { namespace, pod, process } = spared.wouldHaveDied;
  const said = { toBytes: spared.requestBytes, other: pod === '' ? (process ?? '') : `${namespace}/${pod}` };
  const { limitBytes } = spared;
  return change(
    ownTarget(asked),
    'resources.requests.memory',
    asDeclared(requestOf(asked, asked.facts.graphed)),
    atLeast(spared.requestBytes),
    // a request above the limit is refused
    limitBytes !== null
      ? message('advice.request-spares-limit', { ...said, limitBytes })
      : message(pod === '' ? 'advice.request-spares-process' : 'advice.request-spares', said)
  );
}

/**
 * A request that the pod does not exceed: the kubelet evicts those above theirs first, by their working set
 * (pkg/kubelet/eviction/helpers.go, rankMemoryPressure). For the container of the pod that exceeds its own by most.
 */
export function notExceededRequest(asked: Asked): Advice | null {
  const { facts } = asked;
  const exceeding = facts.records
    .longLived()
    .map(({ container }) => ({ container, held: heldMost(asked, container), request: requestOf(asked, container) }))
    .filter(({ held, request }) => held !== null && held > (request ?? 0))
    .sort((a, b) => b.held! - (b.request ?? 0) - (a.held! - (a.request ?? 0)))[0];
  if (exceeding === undefined) {
    return inspect(ownTarget(asked, ''), 'priorityClassName', message('advice.priority'));
  }
  const { container, held, request } = exceeding;
  return typeof facts.limit === 'number' && container === facts.graphed && held! > facts.limit
    ? null
    : change(
        ownTarget(asked, container),
        'resources.requests.memory',
        asDeclared(request),
        atLeast(held!),
        message('advice.request-not-exceeded', { heldBytes: held! })
      );
}

/** The highest working set measured before the end. */
function heldMost({ facts, containers }: Asked, container: string): Bytes | null {
  const { namespace, pod } = facts.kill.pod;
  const name: ContainerName = { namespace, pod, container };
  const own = container === facts.graphed ? (facts.own?.maxWorkingSetBytes ?? null) : null;
  const most = containers.most('container_memory_working_set_bytes', name, facts.moment.to);
  return own === null && most === null ? null : Math.max(own ?? 0, most ?? 0);
}

function requestOf({ facts }: Asked, container: string): Bytes | null {
  const init = facts.records.containers().find((one) => one.container === container)?.init ?? false;
  return memoryRequest(facts.records, container, init);
}
