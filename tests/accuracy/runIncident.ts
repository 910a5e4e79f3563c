import { explain } from '../../src/core/diagnosis/explain';
import { takeAway } from './evidence/takeAway';
import { isHeldOut } from './judging/calibration';
import { judge } from './judging/judge';
import { leftIn, presentIn } from './judging/left';
import { Extent, plan } from './judging/plan';
import { shownIn } from './judging/shownIn';
import { count, emptyTally, Tally } from './judging/Tally';
import { Recording } from './recording/Recording';

/** Explains one recording under each lack of evidence and holds every answer against the truth. */
export function runIncident(recording: Recording, extent: Extent): Tally {
  const tally = emptyTally();
  const present = presentIn(recording);
  const about = {
    incident: recording.incident,
    installation: recording.installation,
    heldOut: isHeldOut(recording.incident),
    present,
  };
  const shownAnyhow = shownIn(recording, { families: new Set() });
  for (const ablation of plan(recording, present, extent)) {
    const { missing } = ablation;
    const shown = missing.drops || missing.labels ? shownIn(recording, missing) : shownAnyhow;
    const left = missing.damage ? null : leftIn(recording, present, missing);
    const { kills } = explain(takeAway(recording, missing));
    count(tally, about, ablation, judge(recording.truth, kills, left, shown));
  }
  return tally;
}
