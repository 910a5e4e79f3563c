import { colorManipulator } from '@grafana/data';
import { type Drawing } from './Drawing';
import { hatch } from './hatch';
import { laneBox } from './laneBox';
import { type Plot } from './Plot';

/** The seconds up to each kill that nobody saw. */
export function drawGaps(u: Plot, { gaps, lanes, colours, openedId }: Drawing): void {
  for (const { kill, sample } of gaps) {
    const box = laneBox(u, lanes.pod, sample.time, kill.time);
    if (box && box.width > 1) {
      const colour = colorManipulator.alpha(colours.quiet, kill.id === openedId ? 0.75 : 0.4);
      hatch(u.ctx, box, colour, 5 * devicePixelRatio);
    }
  }
}
