import { type KillRow } from '../../frames/readFrames';
import { type Line, type MemorySeries, type NodeSeries } from '../../core/picture/Line';
import { type OtherKilled } from '../../core/explanation/Explanation';
import { type PressureBand } from './pressureBands';

/** A container of the picture with its lines. */
export interface ContainerLines {
  /** cluster/namespace/pod/container */
  key: string;
  /** as short as it can be told apart from the other containers */
  name: string;
  namespace: string;
  pod: string;
  container: string;
  lines: Partial<Record<MemorySeries, Line<MemorySeries>>>;
}

/** A node of the picture. */
export interface NodeLines {
  key: string;
  node: string;
  lines: Partial<Record<NodeSeries, Line<NodeSeries>>>;
  pressure: PressureBand[];
}

/** Somebody else who died on a node of the picture. */
export interface OtherMark extends Omit<OtherKilled, 'time'> {
  /** Unix milliseconds */
  time: number;
  node: string;
}

/** What is drawn, in the terms of the domain: no pixel, no colour. */
export interface Picture {
  /** Unix milliseconds */
  from: number;
  to: number;
  /** by time */
  kills: KillRow[];
  /** the query asked for kills at all */
  killsAsked: boolean;
  /** those with kills first */
  containers: ContainerLines[];
  /** containers that had samples and are not drawn */
  leftOut: number;
  nodes: NodeLines[];
  others: OtherMark[];
}
