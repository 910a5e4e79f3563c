import { ConsumerRow, Consumers } from '../Explanation';
import { Message, message } from '../Message';

/** Who used the memory up, in a line: the largest part of the growth. */
export function consumersAnswer({ rows }: Consumers): Message {
  const [first, ...rest] = rows.filter(({ growthBytes }) => growthBytes > 0);
  if (first === undefined) {
    return message('answer.consumers-none');
  }
  const most = rest.reduce((largest, row) => (row.growthBytes > largest.growthBytes ? row : largest), first);
  const params = { growthBytes: most.growthBytes, growthShare: most.share };
  if (most.kind !== 'container') {
    return message(`answer.consumers-${most.kind}`, params);
  }
  const name = consumerName(most);
  return name === ''
    ? message('answer.consumers-others', params)
    : message('answer.consumers-container', { ...params, name });
}

/** `namespace/container`, as its manifest knows it; a pod that is known as a whole by its own name. */
export const consumerName = ({ namespace, pod, container }: Pick<ConsumerRow, 'namespace' | 'pod' | 'container'>) =>
  [namespace, container || pod].filter(Boolean).join('/');

/** What a row of the account is about; many small containers are one row without a name. */
export function consumerWords(row: ConsumerRow): Message {
  if (row.kind !== 'container') {
    return message(`consumer.${row.kind}`);
  }
  const name = consumerName(row);
  return name === '' ? message('consumer.others') : message('consumer.container', { name });
}
