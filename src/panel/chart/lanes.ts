/** Shares of the plot's height, from its top. */
export interface Lane {
  top: number;
  bottom: number;
}

export interface Lanes {
  pod: Lane;
  node: Lane | null;
  /** the node's condition and the pod's lives; empty where there is no room */
  states: Lane[];
}

/** CSS pixels. */
const STATE = 12;
const STATE_GAP = 7;
const GAP = 26;
const POD_SHARE = 0.62;

/** One above the other on one time axis. `height` is the plot's, in CSS pixels. */
export function lanesOf(height: number, { node, states }: { node: boolean; states: boolean }): Lanes {
  const rows = states ? (node ? 2 : 1) : 0;
  const below = rows === 0 ? 0 : rows * (STATE + STATE_GAP) + STATE_GAP;
  const free = Math.max(1, height - below - (node ? GAP : 0));
  const pod = node ? free * POD_SHARE : free;
  const nodeBottom = node ? pod + GAP + free * (1 - POD_SHARE) : pod;
  const share = (top: number, bottom: number): Lane => ({ top: top / height, bottom: bottom / height });
  return {
    pod: share(0, pod),
    node: node ? share(pod + GAP, nodeBottom) : null,
    states: Array.from({ length: rows }, (_, i) => {
      const top = nodeBottom + STATE_GAP * 2 + i * (STATE + STATE_GAP);
      return share(top, top + STATE);
    }),
  };
}

/** The range of a scale over the whole plot that puts 0 at the lane's bottom and `top` at its top. */
export function scaleRange({ top, bottom }: Lane, most: number): [number, number] {
  const perShare = most / (bottom - top);
  return [-(1 - bottom) * perShare, most + top * perShare];
}
