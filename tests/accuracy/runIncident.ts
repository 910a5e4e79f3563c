import { explain } from '../../src/core/diagnosis/explain';
import { takeAway } from './evidence/takeAway';
import { isHeldOut } from './judging/calibration';
import { judge } from './judging/judge';
import { leftIn, presentIn } from './judging/left';
import { Extent, plan } from './judging/plan';
import { shownBy } from './judging/shownBy';
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
  const shown = new Map(recording.truth.map((entry) => [entry, shownBy(entry, recording)]));
  for (const ablation of plan(recording, present, extent)) {
    const { kills } = explain(takeAway(recording, ablation.missing));
    count(tally, about, ablation, judge(recording.truth, kills, leftIn(recording, present, ablation.missing), shown));
  }
  return tally;
}
