import { useEffect, type RefObject } from 'react';

/**
 * Escape closes while the keyboard is in the panel. Listens before the document does, since the tooltip of the focused
 * marker takes the key for itself there.
 */
export function useEscape(root: RefObject<HTMLElement | null>, active: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const listen = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape' && target instanceof Node && root.current?.contains(target)) {
        onEscape();
      }
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [root, active, onEscape]);
}
