import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import {
  LegendDisplayMode,
  PanelContextProvider,
  usePanelContext,
  useStyles2,
  useTheme2,
  VizLegend,
} from '@grafana/ui';
import { lookOf } from '../markers/families';
import { MarkerShape } from '../markers/MarkerShape';
import { causeName } from '../explanation/causeName';
import { type Picture } from '../picture/Picture';
import { coloursOf } from './Colours';
import { legendItems } from './legendItems';

interface Props {
  picture: Picture;
  hidden: ReadonlySet<string>;
  showNode: boolean;
  /** whether there is room to say what the markers mean */
  markers: boolean;
  onToggle(id: string): void;
}

/** Lines at the left, each a switch; at the right what the markers in sight mean. */
export function Legend({ picture, hidden, showNode, markers, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const context = usePanelContext();
  const items = legendItems(picture, hidden, showNode, theme, coloursOf(theme));
  const causes = [...new Set([...picture.kills, ...(showNode ? picture.others : [])].map(({ cause }) => cause))];
  return (
    <div className={styles.legend}>
      {/* Grafana would hide a field by an override; these lines are not fields of one frame. */}
      <PanelContextProvider value={{ ...context, onToggleSeriesVisibility: undefined }}>
        <div className={styles.lines}>
          <VizLegend
            displayMode={LegendDisplayMode.List}
            placement="bottom"
            items={items}
            onLabelClick={({ data }) => data && onToggle(data.id)}
          />
        </div>
      </PanelContextProvider>
      <ul className={styles.markers}>
        {(markers ? causes : []).map((cause) => (
          <li key={cause} className={styles.marker}>
            <MarkerShape look={lookOf(cause)} size={14} />
            {causeName(cause)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    columnGap: theme.spacing(2),
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  lines: css({ flex: '0 1 auto' }),
  markers: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1.5), margin: 0, padding: theme.spacing(0, 1) }),
  marker: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
  }),
});
