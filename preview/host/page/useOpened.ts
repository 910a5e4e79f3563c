import { useCallback, useRef, useState } from 'react';
import { getDataSourceSrv } from '@grafana/runtime';
import { kindOfText } from '../../../src/core/evidence/attach/kindOfText';
import type { Evidence } from '../../../src/core/evidence/Evidence';
import { NoWitness, readWitness } from '../../../src/panel/witnesses/readWitness';
import { keepInAddress, NOTHING_SELECTED, type Asked } from '../asked';
import type { CapsuleDataSource } from '../capsule/CapsuleDataSource';
import { NotACapsule, readCapsule, textOf } from '../capsule/readCapsule';
import { AUTOPSY, CAPSULE, PROMETHEUS } from '../dataSources';
import type { DataSources } from '../grafana/DataSources';
import { choiceOf, withAttachment } from './choiceOf';
import type { DashboardChoice } from './dashboard';
import type { Incident } from './Incident';

/** What the dashboard shows: a capsule under the name of its file, or a Prometheus. */
export interface Opened {
  /** null for the Prometheus */
  name: string | null;
  choice: DashboardChoice;
}

export interface Opening {
  opened: Opened | null;
  /** why the last thing that was to be opened was not */
  problem: string | null;
  openIncident(incident: Incident): Promise<void>;
  openFile(file: File): Promise<void>;
  openLive(): Promise<void>;
  dismissProblem(): void;
}

/** `asked` holds for what opens first; what is opened by hand after it brings its own range and selection. */
export function useOpened(dataSources: DataSources, asked: Asked): Opening {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const first = useRef(true);
  const show = useCallback(
    (name: string | null, evidence?: Evidence) => {
      const overriding = first.current ? asked : { ...asked, ...NOTHING_SELECTED };
      if (!first.current) {
        keepInAddress(NOTHING_SELECTED);
      }
      first.current = false;
      setOpened({ name, choice: choiceOf(overriding, evidence) });
      setProblem(null);
    },
    [asked]
  );

  const open = useCallback(
    async (name: string, content: () => Promise<Blob>, isListed: boolean) => {
      try {
        const { evidence } = await readCapsule(name, await content());
        const holder = (await getDataSourceSrv().get(CAPSULE)) as CapsuleDataSource;
        holder.podCoronerCapsule = evidence;
        dataSources.configure(AUTOPSY.uid, { prometheusUid: CAPSULE.uid } as object);
        show(name, evidence);
        keepInAddress({ incident: isListed ? name : null });
      } catch (error) {
        setProblem(error instanceof NotACapsule ? error.message : `${name} could not be read.`);
      }
    },
    [dataSources, show]
  );
  const openIncident = useCallback(
    ({ name, address }: Incident) => open(name, async () => (await fetch(address)).blob(), true),
    [open]
  );
  const openFile = useCallback(
    async (file: File) => {
      const text = await textOf(file.name, file).catch(() => '');
      if (kindOfText(text) === 'capsule' || opened === null) {
        await open(file.name, async () => file, false);
        return;
      }
      try {
        const attachment = await readWitness(file.name, file, '');
        setProblem(null);
        setOpened({ ...opened, choice: withAttachment(opened.choice, attachment) });
      } catch (error) {
        if (error instanceof NoWitness) {
          // no witness either: opening it says what it lacks to be a capsule
          await open(file.name, async () => file, false);
        } else {
          setProblem(`${file.name} could not be read.`);
        }
      }
    },
    [open, opened]
  );
  const openLive = useCallback(async () => {
    dataSources.configure(AUTOPSY.uid, { prometheusUid: PROMETHEUS.uid } as object);
    show(null);
    keepInAddress({ incident: null });
  }, [dataSources, show]);
  const dismissProblem = useCallback(() => setProblem(null), []);

  return { opened, problem, openIncident, openFile, openLive, dismissProblem };
}
