import { useCallback, useState } from 'react';

const BY_DEFAULT = ['usage', 'rss'];

/** Which lines the legend has switched off. */
export function useHidden(showUsageAndRss: boolean): [ReadonlySet<string>, (id: string) => void] {
  const [toggled, setToggled] = useState<{ by: boolean; hidden: ReadonlySet<string> }>(() => initial(showUsageAndRss));
  // A changed option counts for more than what was clicked before.
  const { hidden } = toggled.by === showUsageAndRss ? toggled : initial(showUsageAndRss);
  if (toggled.by !== showUsageAndRss) {
    setToggled(initial(showUsageAndRss));
  }
  const toggle = useCallback(
    (id: string) =>
      setToggled(({ by, hidden: before }) => {
        const after = new Set(before);
        if (!after.delete(id)) {
          after.add(id);
        }
        return { by, hidden: after };
      }),
    []
  );
  return [hidden, toggle];
}

const initial = (shown: boolean) => ({ by: shown, hidden: new Set<string>(shown ? [] : BY_DEFAULT) });
