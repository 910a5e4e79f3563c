import { useEffect, useInsertionEffect, useRef, type RefObject } from 'react';
import { type Drawing } from './Drawing';
import { type Plot } from './Plot';

/** Hands the plot's hooks what to draw, and makes the plot draw it. */
export function useRedraw(drawing: Drawing, plot: RefObject<Plot | null>): { readonly current: Drawing } {
  const held = useRef(drawing);
  // Before the plot mounts or gets new data, both of which draw.
  useInsertionEffect(() => {
    held.current = drawing;
  }, [drawing]);
  const scaled = useRef('');
  useEffect(() => {
    const scales = JSON.stringify([drawing.lanes, drawing.podTop, drawing.nodeTop]);
    if (scaled.current === scales) {
      plot.current?.redraw(false, true);
    } else {
      // Ranges are asked for anew only with data.
      plot.current?.setData(plot.current.data, true);
    }
    scaled.current = scales;
  }, [drawing, plot]);
  return held;
}
