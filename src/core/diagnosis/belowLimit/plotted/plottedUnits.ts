import { Bytes } from '../../../units';
import { message, Message } from '../../../explanation/Message';
import { memoryLimitAt, memoryRequest } from '../../facts/memoryLimit';
import { Facts } from '../../facts/Facts';

/** What 1 on the graph stands for, and what its 100 % does where that is not the container's own limit. */
export interface PlottedUnit {
  scale: number;
  base: { bytes: Bytes; message: Message } | null;
}

const BINARY = [2 ** 20, 2 ** 30, 2 ** 10];
const DECIMAL = [1e6, 1e9, 1e3];
const LIMIT = /limit/i;
const REQUEST = /request/i;
const NODE = /capacity|allocatable|machine_memory|MemTotal/i;

/** The units an expression can be in, the likeliest first: bytes, a share or per cent of a limit or a request, MiB and the like. */
export function unitsOf(expr: string, facts: Facts): PlottedUnit[] {
  const named = [LIMIT, REQUEST, NODE].some((words) => words.test(expr));
  const meant = (words: RegExp) => !named || words.test(expr);
  const { limit, graphed, node } = facts;
  const containers = facts.records.longLived();
  const init = containers.find(({ container }) => container === graphed)?.init ?? false;
  const request = memoryRequest(facts.records, graphed, init);
  const bases: PlottedUnit[] = [];
  const add = (bytes: Bytes | null, words: RegExp, base: (baseBytes: Bytes) => Message | null) => {
    if (bytes !== null && bytes > 0 && meant(words)) {
      const said = base(bytes);
      bases.push({ scale: bytes, base: said && { bytes, message: said } });
    }
  };
  add(typeof limit === 'number' ? limit : null, LIMIT, () => null);
  add(request, REQUEST, (baseBytes) => message('below.base-request', { baseBytes }));
  if (containers.length > 1) {
    const limits = containers.map(({ container, init: isInit }) =>
      memoryLimitAt(facts.evidence, facts.records, { container, init: isInit, time: facts.kill.time })
    );
    add(sumOf(limits), LIMIT, (baseBytes) => message('below.base-pod-limits', { baseBytes }));
    const requests = containers.map(({ container, init: isInit }) => memoryRequest(facts.records, container, isInit));
    add(sumOf(requests), REQUEST, (baseBytes) => message('below.base-pod-requests', { baseBytes }));
  }
  add(node?.capacityBytes ?? null, NODE, (baseBytes) => message('below.base-node', { baseBytes }));
  const shares = bases.flatMap((one) => [one, { ...one, scale: one.scale / 100 }]);
  if (named && expr.includes('/') && shares.length > 0) {
    return shares; // it says by what it divides
  }
  const plain = [1, ...BINARY, ...DECIMAL].map((scale): PlottedUnit => ({ scale, base: null }));
  return [plain[0], ...shares, ...plain.slice(1)];
}

/** The sum of what is declared; null where one declares nothing, so that there is no sum. */
const sumOf = (all: Array<number | 'none' | null>): Bytes | null =>
  all.every((one) => typeof one === 'number') ? (all as number[]).reduce((a, b) => a + b, 0) : null;
