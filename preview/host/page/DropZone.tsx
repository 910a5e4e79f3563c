import React, { useState, type DragEvent, type ReactNode } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { words } from './words';

interface Props {
  onDrop(file: File): void;
  children: ReactNode;
}

/** The whole page takes files. */
export function DropZone({ onDrop, children }: Props) {
  const styles = useStyles2(getStyles);
  const [isOver, setIsOver] = useState(false);
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  const over = (event: DragEvent) => {
    if (hasFiles(event)) {
      event.preventDefault();
      setIsOver(true);
    }
  };
  const leave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
      setIsOver(false);
    }
  };
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) {
      return;
    }
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) {
      onDrop(file);
    }
  };
  return (
    <div className={styles.page} onDragEnter={over} onDragOver={over} onDragLeave={leave} onDrop={drop}>
      {children}
      {isOver && <div className={styles.veil}>{words().dropHere}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    background: theme.colors.background.canvas,
  }),
  veil: css({
    position: 'fixed',
    inset: theme.spacing(2),
    zIndex: theme.zIndex.modal,
    display: 'grid',
    placeItems: 'center',
    pointerEvents: 'none',
    fontSize: theme.typography.h3.fontSize,
    border: `2px dashed ${theme.colors.primary.border}`,
    borderRadius: theme.shape.radius.default,
    background: theme.components.overlay.background,
  }),
});
