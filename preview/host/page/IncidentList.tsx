import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { FileChooser } from './FileChooser';
import type { Incident } from './Incident';
import { IncidentEntry } from './IncidentEntry';
import type { Opening } from './useOpened';
import { words } from './words';

interface Props {
  incidents: Incident[];
  prometheus: string | null;
  opening: Opening;
}

export function IncidentList({ incidents, prometheus, opening }: Props) {
  const styles = useStyles2(getStyles);
  const { opened, openIncident, openFile, openLive } = opening;
  const openName = opened?.name ?? null;
  const isListed = incidents.some(({ name }) => name === openName);
  return (
    <nav className={styles.side} aria-label={words().incidents}>
      <h2 className={styles.heading}>{words().incidents}</h2>
      <ul className={styles.list}>
        {prometheus && (
          <IncidentEntry
            title={words().live}
            summary={new URL(prometheus).host}
            isOpen={opened?.name === null}
            onOpen={openLive}
          />
        )}
        {openName && !isListed && <IncidentEntry title={openName} summary="" isOpen />}
        {incidents.map((incident) => (
          <IncidentEntry
            key={incident.name}
            title={incident.title}
            summary={incident.summary}
            isOpen={incident.name === openName}
            onOpen={() => openIncident(incident)}
          />
        ))}
      </ul>
      <div className={styles.drop}>
        {words().dropHint} <FileChooser onChoose={openFile} />
      </div>
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  side: css({
    display: 'flex',
    flexDirection: 'column',
    flex: 'none',
    width: 272,
    padding: theme.spacing(2, 1),
    gap: theme.spacing(1),
    overflowY: 'auto',
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
    [theme.breakpoints.down('lg')]: {
      width: 'auto',
      padding: theme.spacing(1),
      borderRight: 'none',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
  }),
  heading: css({
    margin: theme.spacing(0, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    color: theme.colors.text.secondary,
    [theme.breakpoints.down('lg')]: { display: 'none' },
  }),
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    // A strip to scroll sideways, where there is no room for a column.
    [theme.breakpoints.down('lg')]: {
      display: 'flex',
      overflowX: 'auto',
      '> li': { flex: 'none', width: theme.spacing(30) },
    },
  }),
  drop: css({
    margin: theme.spacing('auto', 1, 0),
    padding: theme.spacing(1.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    border: `1px dashed ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    [theme.breakpoints.down('lg')]: { margin: 0, padding: theme.spacing(0, 1), border: 'none' },
  }),
});
