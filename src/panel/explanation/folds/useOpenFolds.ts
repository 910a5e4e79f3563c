import { useCallback, useState } from 'react';

export interface OpenFolds {
  open: ReadonlySet<string>;
  toggle(id: string): void;
  /** of those that share one row, the one that stands below it; null for none */
  chosen: string | null;
  choose(id: string | null): void;
}

/** Which folds stand open: the same ones while the kills are stepped through, so that they can be compared. */
export function useOpenFolds(): OpenFolds {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [chosen, choose] = useState<string | null>(null);
  const toggle = useCallback(
    (id: string) =>
      setOpen((before) => {
        const after = new Set(before);
        return after.delete(id) ? after : after.add(id);
      }),
    []
  );
  return { open, toggle, chosen, choose };
}
