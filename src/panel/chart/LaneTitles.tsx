import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { measureText, useStyles2 } from '@grafana/ui';
import { type Drawing } from './Drawing';
import { inFocus } from './drawSteps';
import { type Lane } from './lanes';
import { type Place } from './Over';
import { PressureTitle } from './PressureTitle';

interface Props {
  drawing: Drawing;
  place: Place;
}

/** What each lane shows, in its own corner. */
export function LaneTitles({ drawing, place }: Props) {
  const styles = useStyles2(getStyles);
  const { lanes, focus, picture } = drawing;
  const above = ({ top }: Lane, offset: number) => ({
    left: place.left + 6,
    top: place.top + top * place.height + offset,
  });
  const beside = ({ top, bottom }: Lane) => ({
    right: place.chartWidth - place.left + 9,
    top: place.top + ((top + bottom) / 2) * place.height,
  });
  const nodeTitle = t('chart.node-title', 'Memory available on {{node}}', {
    node: focus.node?.node ?? '',
    interpolation: { escapeValue: false },
  });
  const [podRow, nodeRow] = [...lanes.states].reverse();
  return (
    <>
      <div className={styles.title} style={above(lanes.pod, 3)}>
        {t('chart.working-set', 'Working set')}
      </div>
      {lanes.node && (
        <>
          <div className={styles.title} style={above(lanes.node, -20)}>
            {nodeTitle}
          </div>
          <PressureTitle drawing={drawing} place={place} taken={measureText(nodeTitle, 12).width * 1.18 + 24} />
        </>
      )}
      {nodeRow && (
        <div className={styles.state} style={beside(nodeRow)}>
          {t('chart.pressure-row', 'pressure')}
        </div>
      )}
      {podRow && (
        <div className={styles.state} style={beside(podRow)} title={inFocus(drawing)?.name}>
          {picture.containers.length > 0 ? t('chart.alive-row', 'alive') : ''}
        </div>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({
    position: 'absolute',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.primary,
    whiteSpace: 'nowrap',
  }),
  state: css({
    position: 'absolute',
    transform: 'translateY(-50%)',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
  }),
});
