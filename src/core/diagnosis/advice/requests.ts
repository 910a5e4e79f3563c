import { Advice } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { parseQuantity } from '../../kubernetes/quantity';
import { Bytes } from '../../units';
import { ContainerName } from '../consumers/NodeContainers';
import { memoryLimitAt, memoryRequest } from '../facts/memoryLimit';
import { Asked } from './Asked';
import { asDeclared, atLeast, change, inspect } from './give';
import { ownTarget } from './targets';

const FIELD = 'resources.requests.memory';
const LIMIT = 'resources.limits.memory';

/** The smallest request with which the kernel, or the kubelet, would have chosen another (what-if of the ranking). */
export function sparingRequest(asked: Asked): Advice | null {
  const spared = asked.ranking?.sparedBy;
  if (!spared) {
    return null;
  }
  const { namespace, pod, process } = spared.wouldHaveDied;
  const said = { toBytes: spared.requestBytes, other: pod === '' ? (process ?? '') : `${namespace}/${pod}` };
  const { limitBytes } = spared;
  const { graphed } = asked.facts;
  const request = change(
    ownTarget(asked),
    FIELD,
    asDeclared(requestOf(asked, graphed)),
    atLeast(spared.requestBytes),
    limitBytes !== null
      ? message('advice.request-spares-limit', said, { limitBytes })
      : message(pod === '' ? 'advice.request-spares-process' : 'advice.request-spares', said)
  );
  // a request above the limit is refused (kubernetes pkg/apis/core/validation, ValidateResourceRequirements)
  return limitBytes === null
    ? request
    : { ...request, also: { field: LIMIT, from: asDeclared(limitOf(asked, graphed)), to: atLeast(limitBytes) } };
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
  const limit = limitOf(asked, container);
  if (limit !== null && held! > limit) {
    return null;
  }
  // rounded up to whole Mi it may be above a limit that is none
  const to = limit !== null && limit < parseQuantity(atLeast(held!))! ? String(Math.floor(limit)) : atLeast(held!);
  return change(ownTarget(asked, container), FIELD, asDeclared(request), to, message('advice.request-not-exceeded', { heldBytes: held! })); // prettier-ignore
}

/** The highest working set measured before the end. */
function heldMost({ facts, containers }: Asked, container: string): Bytes | null {
  const { namespace, pod } = facts.kill.pod;
  const name: ContainerName = { namespace, pod, container };
  const own = container === facts.graphed ? (facts.own?.maxWorkingSetBytes ?? null) : null;
  const most = containers.most('container_memory_working_set_bytes', name, facts.moment.to);
  return own === null && most === null ? null : Math.max(own ?? 0, most ?? 0);
}

const isInit = ({ facts }: Asked, container: string): boolean =>
  facts.records.containers().find((one) => one.container === container)?.init ?? false;

const requestOf = (asked: Asked, container: string): Bytes | null =>
  memoryRequest(asked.facts.records, container, isInit(asked, container));

/** The limit that the container had; null without one, or when it is not known. */
function limitOf(asked: Asked, container: string): Bytes | null {
  const { evidence, records, kill, graphed, limit: met } = asked.facts;
  const limit =
    container === graphed
      ? met
      : memoryLimitAt(evidence, records, { container, init: isInit(asked, container), time: kill.time });
  return typeof limit === 'number' ? limit : null;
}
