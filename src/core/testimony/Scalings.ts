import { put } from '../put';
import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { hasWord } from './hasWord';

/** When a ReplicaSet and the others of its Deployment were scaled, first and last, Unix milliseconds. */
export interface ScaledSet {
  up: number[];
  down: number[];
  downToNone: number[];
  othersUp: number[];
  /** some words were put together, of which only the last is left */
  isCut: boolean;
}

/** What Deployments say of scaling their ReplicaSets, by set: of one that shrinks many pods are deleted. */
export class Scalings {
  private readonly ofDeployments = new Map<string, ClusterEvent[]>();
  private readonly ofSets = new Map<string, ScaledSet>();

  add(event: ClusterEvent): void {
    put(this.ofDeployments, `${event.namespace}/${event.name}`, event);
  }

  of(namespace: string, replicaSet: string): ScaledSet {
    const key = `${namespace}/${replicaSet}`;
    const known = this.ofSets.get(key) ?? this.find(namespace, replicaSet);
    this.ofSets.set(key, known);
    return known;
  }

  /** A set's name is its Deployment's and a hash. */
  private find(namespace: string, replicaSet: string): ScaledSet {
    const deployment = replicaSet.slice(0, replicaSet.lastIndexOf('-'));
    const said = this.ofDeployments.get(`${namespace}/${deployment}`) ?? [];
    const times = (way: 'up' | 'down', isOwn: boolean, to = '') =>
      said
        .filter(({ message }) => message.startsWith(`Scaled ${way} `) && message.endsWith(to))
        .filter(({ message }) => hasWord(message, replicaSet) === isOwn)
        .flatMap(({ firstAt, lastAt }) => [firstAt, lastAt]);
    return {
      up: times('up', true),
      down: times('down', true),
      downToNone: times('down', true, ' to 0'),
      othersUp: times('up', false),
      isCut: said.some(({ message }) => message.startsWith('(combined')),
    };
  }
}
