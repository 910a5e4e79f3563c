import { message, Message } from '../explanation/Message';
import { OtherKilled } from '../explanation/Explanation';
import { toIso } from '../units';
import { Kill } from '../kills/Kill';
import { KillIndex } from '../kills/KillIndex';
import { Verdict } from './weigh';

/** Killed on the same node within this time (contract.md). */
const WITHIN_MS = 300_000;
/** Of a crash loop hundreds are: so many, the nearest in time, make the picture. */
const MOST = 50;

/** Who else was killed on the node of a kill around it, and of what. */
export class OthersKilled {
  private readonly told = new Map<Kill, OtherKilled>();
  /** the most that any kill asked about had, where that was more than is listed */
  private cutFrom = 0;

  constructor(private readonly kills: KillIndex) {}

  /** What a kill was found to be; to be told of every kill before any is asked about. */
  learn(kill: Kill, { cause }: Pick<Verdict, 'cause'>): void {
    const { namespace, pod } = kill.pod;
    this.told.set(kill, { id: kill.id, namespace, pod, container: kill.container, time: toIso(kill.time), cause });
  }

  /** In order of time. */
  around(kill: Kill): OtherKilled[] {
    const all = this.kills.othersOnNode(kill, kill.time - WITHIN_MS, kill.time + WITHIN_MS);
    if (all.length > MOST) {
      this.cutFrom = Math.max(this.cutFrom, all.length);
    }
    return nearest(all, kill.time).map((other) => this.told.get(other)!);
  }

  /** What was left out of the lists that were asked for. */
  notices(): Message[] {
    return this.cutFrom === 0 ? [] : [message('notice.others-cut', { shownCount: MOST, foundCount: this.cutFrom })];
  }
}

/** The nearest in time of kills in order of time, in that order. */
function nearest(kills: Kill[], time: number): Kill[] {
  let [first, last] = [0, kills.length - 1];
  while (last - first >= MOST) {
    if (time - kills[first].time > kills[last].time - time) {
      first++;
    } else {
      last--;
    }
  }
  return kills.slice(first, last + 1);
}
