import { type AutopsyData, type KillRow } from '../../frames/readFrames';
import { type Line, type MemorySeries, type NodeSeries } from '../../core/picture/Line';
import { concerns } from './gaps';
import { type ContainerLines, type NodeLines, type OtherMark, type Picture } from './Picture';
import { pressureBands } from './pressureBands';

/** More lines than this cannot be told apart. */
const MOST_CONTAINERS = 12;

interface Choice {
  /** Unix milliseconds */
  from: number;
  to: number;
  showAppExits: boolean;
}

/** What is drawn of an answer: who matters most first, and what is left out counted. */
export function buildPicture(data: AutopsyData, { from, to, showAppExits }: Choice): Picture {
  const kills = data.kills
    .filter(({ time, cause }) => time >= from && time < to && (showAppExits || cause !== 'app-exit'))
    .sort((a, b) => a.time - b.time);
  const seen = (line: Line<string>) =>
    line.times.some((time, i) => time >= from && time <= to && line.values[i] !== null);
  const containers = byRelevance(
    containersOf(data.memory).filter(({ lines }) => lines.working_set !== undefined && seen(lines.working_set)),
    kills
  );
  const drawn = containers.slice(0, MOST_CONTAINERS);
  return {
    from,
    to,
    kills,
    killsAsked: data.killsAsked,
    containers: drawn.map((one) => ({ ...one, name: shortName(one, drawn) })),
    leftOut: containers.length - drawn.length,
    nodes: nodesOf(data.node),
    others: othersOf(data.kills, kills).filter(({ time }) => time >= from && time < to),
  };
}

function containersOf(lines: Array<Line<MemorySeries>>): ContainerLines[] {
  const byKey = new Map<string, ContainerLines>();
  for (const line of lines) {
    const { cluster = '', namespace = '', pod = '', container = '' } = line.labels;
    const key = [cluster, namespace, pod, container].join('/');
    const one = byKey.get(key) ?? { key, name: container, namespace, pod, container, lines: {} };
    one.lines[line.series] = line;
    byKey.set(key, one);
  }
  return [...byKey.values()];
}

function byRelevance(containers: ContainerLines[], kills: KillRow[]): ContainerLines[] {
  const rank = new Map(
    containers.map((one) => [
      one,
      {
        kills: kills.filter((kill) => concerns(kill, one)).length,
        peak: (one.lines.working_set?.values ?? []).reduce<number>((most, value) => Math.max(most, value ?? 0), 0),
      },
    ])
  );
  const of = (one: ContainerLines) => rank.get(one) ?? { kills: 0, peak: 0 };
  return [...containers].sort((a, b) => of(b).kills - of(a).kills || of(b).peak - of(a).peak);
}

function shortName(one: ContainerLines, all: ContainerLines[]): string {
  const pods = new Set(all.map(({ namespace, pod }) => `${namespace}/${pod}`));
  const inPod = all.filter(({ namespace, pod }) => namespace === one.namespace && pod === one.pod);
  if (pods.size === 1) {
    return one.container || one.pod;
  }
  return inPod.length === 1 ? one.pod : `${one.pod}/${one.container}`;
}

function nodesOf(lines: Array<Line<NodeSeries>>): NodeLines[] {
  const byKey = new Map<string, NodeLines>();
  for (const line of lines) {
    const { cluster = '', node = '' } = line.labels;
    const key = `${cluster}/${node}`;
    const one = byKey.get(key) ?? { key, node, lines: {}, pressure: [] };
    one.lines[line.series] = line;
    byKey.set(key, one);
  }
  return [...byKey.values()].map((one) => ({ ...one, pressure: pressureBands(one.lines) }));
}

/** Who else died on the nodes, as the explanations tell; those of the selection have markers of their own. */
function othersOf(all: KillRow[], drawn: KillRow[]): OtherMark[] {
  const known = new Set(drawn.map(({ id }) => id));
  const others = new Map<string, OtherMark>();
  for (const { explanation, node } of all) {
    for (const other of explanation?.othersKilled ?? []) {
      if (!known.has(other.id)) {
        others.set(other.id, { ...other, time: Date.parse(other.time), node });
      }
    }
  }
  return [...others.values()].sort((a, b) => a.time - b.time);
}
