import { useEffect, useRef, type RefObject } from 'react';

/** When an explanation closes, the keyboard is where it was opened: at the marker. */
export function useFocusBack(root: RefObject<HTMLElement | null>, openedId: string | null): void {
  const before = useRef(openedId);
  useEffect(() => {
    const closed = before.current;
    before.current = openedId;
    if (openedId !== null || closed === null) {
      return undefined;
    }
    // The chart may have to be drawn anew before its markers are there.
    const timer = setTimeout(() => {
      const markers = [...(root.current?.querySelectorAll<HTMLElement>('[data-testid="podcoroner-marker"]') ?? [])];
      markers
        .find(({ dataset: { killId, killIds } }) => killId === closed || killIds?.split(' ').includes(closed))
        ?.focus();
    }, 100);
    return () => clearTimeout(timer);
  }, [openedId, root]);
}
