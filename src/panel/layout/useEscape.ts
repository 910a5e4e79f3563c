import { useEffect, type RefObject } from 'react';

/**
 * Escape closes while the keyboard is in the panel, and does nothing else: Grafana would leave the panel's full view,
 * its edit mode or the kiosk for it, and the tooltip of the focused marker would take it, too. Listens before they do.
 */
export function useEscape(root: RefObject<HTMLElement | null>, active: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const listen = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (key === 'Escape' && target instanceof Node && root.current?.contains(target)) {
        event.stopPropagation();
        onEscape();
      }
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [root, active, onEscape]);
}
