import { Advice } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { parseQuantity } from '../../kubernetes/quantity';
import { Asked } from './Asked';
import { describePod } from './commands';
import { atLeast, change, inspect } from './give';
import { ownTarget } from './targets';

/** The kubelet's words since 1.26 (facts/metrics.md 5.2), for whoever exceeds its request. */
const USING = /Container (\S+) was using (\S+), request is (\S+), has larger consumption of ephemeral-storage/;

/** A request for what was used, where the kubelet says both; else where to read what was full. */
export function storage(asked: Asked): Advice {
  const { facts } = asked;
  const quotes = facts.kill.testimony.map(({ quote }) => quote);
  const [, container, used, request] = quotes.map((quote) => USING.exec(quote)).find((found) => found !== null) ?? [];
  const bytes = used === undefined ? null : parseQuantity(used);
  return container !== undefined && bytes !== null
    ? change(
        ownTarget(asked, container),
        'resources.requests.ephemeral-storage',
        request === '0' ? null : request,
        atLeast(bytes),
        message('advice.storage-request', { usedBytes: bytes })
      )
    : inspect(ownTarget(asked, ''), describePod(facts.kill), message('advice.storage'));
}
