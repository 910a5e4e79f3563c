import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { type ConsumerRow, type ExplainedKill } from '../../../core/explanation/Explanation';
import { coloursOf } from '../../chart/Colours';
import { hatched } from '../hatched';

/** Blue is this pod's memory, violet that of the others on the node; what is no container's is grey, the unexplained hatched. */
export function consumerPaint(
  { kind, namespace, pod }: ConsumerRow,
  killed: Pick<ExplainedKill, 'namespace' | 'pod'>,
  theme: GrafanaTheme2,
  strength = 1
): string {
  const { memory, node, quiet } = coloursOf(theme);
  switch (kind) {
    case 'container':
      return namespace === killed.namespace && pod === killed.pod ? memory : colorManipulator.alpha(node, strength);
    case 'unexplained':
      return hatched(quiet);
    default:
      return theme.colors.border.strong;
  }
}
