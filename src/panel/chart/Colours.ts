import { type GrafanaTheme2 } from '@grafana/data';
import { type Family } from '../markers/families';

/** One colour, one meaning (look.md 2). */
export interface Colours {
  memory: string;
  node: string;
  limit: string;
  pressure: string;
  running: string;
  quiet: string;
  track: string;
  background: string;
  family: Record<Family, string>;
}

/** Lines of further containers: nothing that means the kernel, the kubelet or the node. */
const CONTAINERS = ['blue', 'green', 'light-blue', 'dark-green', 'super-light-blue', 'light-green', 'dark-blue'];

export function coloursOf({ visualization, colors }: GrafanaTheme2): Colours {
  const named = visualization.getColorByName;
  return {
    memory: named('blue'),
    node: named('purple'),
    limit: named('red'),
    pressure: named('orange'),
    running: named('green'),
    quiet: colors.text.secondary,
    track: colors.background.secondary,
    background: colors.background.primary,
    family: { kernel: named('red'), limit: named('red'), kubelet: named('orange'), other: colors.text.secondary },
  };
}

export const containerColour = ({ visualization }: GrafanaTheme2, index: number): string =>
  visualization.getColorByName(CONTAINERS[index % CONTAINERS.length]);
