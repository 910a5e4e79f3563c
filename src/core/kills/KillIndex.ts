import { put } from '../put';
import { ByTime } from '../evidence/ByTime';
import { PodRef } from '../evidence/Evidence';
import { Kill } from './Kill';

/** An end that may lie further off than this is looked at whatever the interval. */
const VAGUE_MS = 600_000;

interface OfNode {
  byTime: ByTime<Kill>;
  /** the largest error of those that are found by their time */
  errorMs: number;
}

/** All kills of an evidence, to be found by node and time, and deaths inside containers by their container. */
export class KillIndex {
  private readonly onNodes = new Map<string, OfNode>();
  /** the same by pod, of which many kills may ask */
  private readonly ofPods = new Map<PodRef, OfNode>();
  private readonly children = new Map<string, Kill[]>();

  /** @param kills in order of time */
  constructor(kills: readonly Kill[]) {
    const byNode = new Map<string, Kill[]>();
    for (const kill of kills) {
      put(byNode, nodeOf(kill), kill);
      if (kill.kind === 'child') {
        put(this.children, containerOf(kill), kill);
      }
    }
    for (const [node, own] of byNode) {
      const errors = own.map(({ errorMs }) => errorMs).filter((errorMs) => errorMs <= VAGUE_MS);
      this.onNodes.set(node, {
        byTime: new ByTime(own, ({ time, errorMs }) => (errorMs <= VAGUE_MS ? time : null)),
        errorMs: errors.reduce((most, errorMs) => Math.max(most, errorMs), 0),
      });
    }
  }

  /** Other kills on the node of a kill within an interval, in order of time; none where no node is known. */
  othersOnNode(kill: Kill, from: number, to: number): Kill[] {
    const found = kill.pod.node === '' ? [] : this.onNodeOf(kill).byTime.within(from, to);
    return found.filter(({ id, time }) => id !== kill.id && time >= from && time <= to);
  }

  /** The same with those that may have been then, as far off as their times may be. */
  othersPerhaps(kill: Kill, from: number, to: number): Kill[] {
    const { byTime, errorMs: most } = this.onNodeOf(kill);
    const found = kill.pod.node === '' ? [] : byTime.within(from - most, to + most);
    return found.filter(({ id, time, errorMs }) => id !== kill.id && time + errorMs >= from && time - errorMs <= to);
  }

  /** Deaths inside the container of a kill, in order of time. */
  childrenOf(kill: Kill): Kill[] {
    return this.children.size === 0 ? [] : (this.children.get(containerOf(kill)) ?? []);
  }

  private onNodeOf(kill: Kill): OfNode {
    const known = this.ofPods.get(kill.pod) ?? this.onNodes.get(nodeOf(kill))!;
    this.ofPods.set(kill.pod, known);
    return known;
  }
}

/** No name holds a NUL. */
const nodeOf = ({ pod }: Kill): string => `${pod.cluster}\0${pod.node}`;
const containerOf = ({ pod, container }: Kill): string => `${pod.namespace}\0${pod.pod}\0${container}`;
