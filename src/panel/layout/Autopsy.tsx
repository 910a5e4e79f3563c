import React, { useCallback, useMemo, useRef, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Drawer, useStyles2 } from '@grafana/ui';
import { type AutopsyOptions } from '../AutopsyOptions';
import { ExplanationPane } from '../explanation/ExplanationPane';
import { Summary } from '../explanation/Summary';
import { useExplained } from '../explanation/useExplained';
import { type Picture } from '../picture/Picture';
import { layoutOf } from './layoutOf';
import { PicturePane } from './PicturePane';
import { useEscape } from './useEscape';
import { useFocusBack } from './useFocusBack';
import { useHidden } from './useHidden';

interface Props extends Pick<PanelProps, 'data' | 'title' | 'width' | 'height' | 'timeZone' | 'onChangeTimeRange'> {
  picture: Picture;
  options: AutopsyOptions;
  problem: string | null;
}

/** CSS pixels: of the summary beside a low picture. */
const SUMMARY = 380;

/** Picture and explanation, arranged by the room there is (look.md 9). */
export function Autopsy({ picture, options, problem, data, title, width, height, timeZone, onChangeTimeRange }: Props) {
  const styles = useStyles2(getStyles);
  const root = useRef<HTMLDivElement>(null);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [hidden, toggle] = useHidden(options.showUsageAndRss);
  const layout = layoutOf(width, height);
  const opened = useMemo(() => picture.kills.find(({ id }) => id === openedId) ?? null, [picture, openedId]);
  const explained = useExplained(opened, data.request);

  useFocusBack(root, openedId);
  const close = useCallback(() => {
    setOpenedId(null);
    setAll(false);
  }, []);
  useEscape(root, openedId !== null, close);

  const stepping = opened && {
    kills: picture.kills,
    kill: opened,
    timeZone,
    underMenu: title === '' && layout !== 'narrow',
    onOpen: setOpenedId,
    onClose: close,
  };
  const pane = stepping && explained && (
    <ExplanationPane explained={explained} stepping={stepping} request={data.request} />
  );
  const side = opened === null ? 0 : { beside: options.explanationWidth, low: SUMMARY, narrow: 0, tiny: 0 }[layout];
  const inDrawer = pane && (layout === 'tiny' || (layout === 'low' && all));
  return (
    <div ref={root} className={styles.autopsy} style={{ width, height }}>
      {layout === 'narrow' && pane ? (
        <div className={styles.instead}>
          <div>
            <Button size="sm" fill="text" icon="arrow-left" onClick={close} autoFocus>
              {t('layout.back', 'Back to the graph')}
            </Button>
          </div>
          <div className={styles.rest}>{pane}</div>
        </div>
      ) : (
        <PicturePane
          picture={picture}
          opened={opened}
          hidden={hidden}
          showNode={options.showNode}
          plain={layout === 'tiny'}
          problem={problem}
          timeZone={timeZone}
          width={width - side}
          height={height}
          onOpen={setOpenedId}
          onToggle={toggle}
          onZoom={onChangeTimeRange}
        />
      )}
      {side > 0 && stepping && explained && (
        <div className={styles.side} style={{ width: side }}>
          {layout === 'beside'
            ? pane
            : !all && <Summary explained={explained} stepping={stepping} onAll={() => setAll(true)} />}
        </div>
      )}
      {inDrawer && (
        <Drawer
          title={t('layout.drawer', 'Why it was killed')}
          size="sm"
          onClose={() => (layout === 'low' ? setAll(false) : close())}
        >
          {pane}
        </Drawer>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  autopsy: css({ display: 'flex', overflow: 'hidden' }),
  side: css({ flex: 'none', height: '100%', borderLeft: `1px solid ${theme.colors.border.weak}` }),
  instead: css({ display: 'flex', flexDirection: 'column', width: '100%', height: '100%' }),
  rest: css({ flex: 1, minHeight: 0 }),
});
