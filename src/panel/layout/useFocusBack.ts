import { useEffect, useRef, type RefObject } from 'react';

/** When an explanation closes, or the chart is drawn anew around it, the keyboard is where it was: at the marker. */
export function useFocusBack(root: RefObject<HTMLElement | null>, openedId: string | null): void {
  const before = useRef(openedId);
  useEffect(() => {
    const closed = before.current;
    before.current = openedId;
    const wanted = openedId ?? closed;
    if (wanted === null) {
      return undefined;
    }
    // The chart may have to be drawn anew before its markers are there.
    const timer = setTimeout(() => {
      if (openedId !== null && document.activeElement !== document.body) {
        return;
      }
      const markers = [...(root.current?.querySelectorAll<HTMLElement>('[data-testid="podcoroner-marker"]') ?? [])];
      markers
        .find(({ dataset: { killId, killIds } }) => killId === wanted || killIds?.split(' ').includes(wanted))
        ?.focus({ preventScroll: true });
    }, 100);
    return () => clearTimeout(timer);
  }, [openedId, root]);
}
