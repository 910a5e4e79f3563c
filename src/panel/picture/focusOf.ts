import { type KillRow } from '../../frames/readFrames';
import { containerOf } from './gaps';
import { type ContainerLines, type NodeLines, type Picture } from './Picture';

export interface Focus {
  container: ContainerLines | null;
  node: NodeLines | null;
}

/** Whose limit is labelled and whose node is told about: those of the opened kill, else of the newest, else the first. */
export function focusOf(picture: Picture, opened: KillRow | null): Focus {
  const kill = opened ?? picture.kills[picture.kills.length - 1] ?? null;
  const container = (kill && containerOf(kill, picture)) ?? picture.containers[0] ?? null;
  const node = picture.nodes.find((one) => one.node === kill?.node) ?? picture.nodes[0] ?? null;
  return { container, node };
}
