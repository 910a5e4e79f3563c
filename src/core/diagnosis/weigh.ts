import { Evidence, seriesOf } from '../evidence/Evidence';
import { sampleAt, valuesWithin } from '../evidence/Series';
import { stalledBefore } from '../kills/nodeLoss';
import { CauseId, Cause, Finding, Strength } from './Cause';
import { CAUSE_RULES } from './causes';
import { Facts } from './facts/Facts';
import { isGoneBefore } from './facts/isGoneBefore';
import { Heard, heard } from './heard';
import { kernelKilledNobody, syntheticStatus, unknownEnd } from './kernelFindings';
import { TELLABLE_SCORE, UNSURE, UNTOLD } from './scores';
import { supporting } from './supporting';

export interface Weighed {
  cause: CauseId;
  score: number;
}

export interface Verdict {
  cause: CauseId | 'undetermined';
  certainty: 'witnessed' | 'inferred' | 'undetermined';
  /** null when undetermined */
  score: number | null;
  /** all other causes that are not excluded; with the cause's own score they sum to 1 */
  alternatives: Weighed[];
  findings: Finding[];
  heard: Heard;
}

const FACTOR: Record<Strength, number> = { excludes: 0, strong: 30, moderate: 6, weak: 2 };

/** Metrics are circumstances: without a witness nothing is certain. */
const MOST_SURE = 0.99;
/** Causes less likely than this are not worth a line. */
const WORTH_SAYING = 0.005;

/** Combines what each cause's file says into a score per cause and a verdict. */
export function weigh(facts: Facts, settled: boolean): Verdict {
  const said = heard(facts);
  const findings: Finding[] = [];
  const weights = CAUSE_RULES.map((rule): [Cause, number] => {
    const prior = priorOf(rule, facts, said);
    if (prior === 0) {
      // what contradicts it is worth saying beside the witness, too
      findings.push(...(rule.prior(facts) > 0 ? rule.weigh(facts).filter(({ bears }) => bears === 'against') : []));
      return [rule, 0];
    }
    const own = [...rule.weigh(facts), ...supporting(rule.id, facts, said)];
    findings.push(...own);
    return [rule, prior * factorOf(own, said)];
  });
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const ranked = weights
    .map(([rule, weight]) => ({ rule, score: total > 0 ? weight / total : 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [top] = ranked;
  if (said.left?.length === 1) {
    return { cause: said.left[0], certainty: 'witnessed', score: 1, alternatives: [], findings, heard: said };
  }
  if (said.disagree) {
    return { alternatives: shares(doubted(ranked)), findings, heard: said, ...OPEN };
  }
  const supported =
    top !== undefined &&
    (said.left === null ? hasSupport(top.rule, findings) : isSetApart(top.rule, ranked[1]?.rule, findings, said));
  const foretold = said.left === null && top !== undefined && isForetold(facts, top.rule);
  const ceiling =
    top === undefined
      ? 0
      : Math.min(
          MOST_SURE,
          foretold ? UNSURE : (top.rule.ceiling?.(facts) ?? 1),
          said.left ? heardCeiling(facts, said.left) : endCeiling(facts, top.rule),
          settled ? 1 : UNSURE,
          said.left === null && isHidden(facts, top.rule) ? UNTOLD : 1
        );
  if (
    top === undefined ||
    !(top.rule.tellable || said.left || foretold) ||
    Math.min(top.score, ceiling) < TELLABLE_SCORE ||
    !supported
  ) {
    return { alternatives: shares(doubted(ranked)), findings, heard: said, ...OPEN };
  }
  const score = rounded(Math.min(top.score, ceiling));
  return {
    cause: top.rule.id,
    certainty: 'inferred',
    score,
    alternatives: shares(ceiling < top.score ? flattened(ranked.slice(1)) : ranked.slice(1), 1 - score),
    findings,
    heard: said,
  };
}

const hasSupport = ({ id }: Cause, findings: Finding[]): boolean =>
  findings.some(({ cause, bears, strength }) => cause === id && bears === 'for' && strength !== 'weak');

/** Of what a witness leaves open the commoner is not yet the one: something must speak for it more than for the next. */
function isSetApart(first: Cause, next: Cause | undefined, findings: Finding[], said: Heard): boolean {
  const factor = ({ id }: Cause) => factorOf(findings.filter(({ cause }) => cause === id), said); // prettier-ignore
  return next === undefined || factor(first) >= FACTOR.weak * factor(next);
}

/** What findings make of a cause's odds; beside a witness that names it none excludes it. */
const factorOf = (findings: Finding[], { left }: Heard): number =>
  findings.reduce(
    (factor, { bears, strength }) =>
      bears === 'for'
        ? factor * FACTOR[strength]
        : divided(factor, left && strength === 'excludes' ? 'strong' : strength),
    1
  );

const OPEN = { cause: 'undetermined', certainty: 'undetermined', score: null } as const;

/** A witness that names the container leaves only what it says; it may say what no rule would have thought of. */
function priorOf(rule: Cause, facts: Facts, { left }: Heard): number {
  if (left === null) {
    return isForetold(facts, rule) ? FORETOLD : rule.prior(facts);
  }
  return left.includes(rule.id) ? rule.prior(facts) || UNEXPECTED : 0;
}

const UNEXPECTED = 0.01;
/** The odds of what the kubelet said that it would do, of an end of which nothing else is known. */
const FORETOLD = 1;

/** Dates this vague put the wrong samples around the end; those even vaguer put any there. */
const VAGUE_MS = 45_000;
const ANYTIME_MS = 75_000;

/** The kubelet said of this very container that it would restart it, and its counter rose. */
const isAnnounced = ({ kill }: Facts, { id, endedBy }: Cause): boolean =>
  endedBy === 'kubelet' &&
  kill.restartedBy !== null &&
  kill.testimony.some(
    ({ family, joined, generic, causes }) =>
      (family === 'events' || family === 'kubelet-log') && joined !== 'node' && !generic && causes.includes(id)
  );

/** The same of an end of which only its counter tells: what else may have come first has no word and no sign for it. */
const isForetold = (facts: Facts, rule: Cause): boolean =>
  facts.kill.exitCode === null &&
  facts.kill.reason === null &&
  isAnnounced(facts, rule) &&
  facts.kill.testimony.some(({ announces, causes }) => announces && causes.includes(rule.id));

/** An end of which neither exit code nor reason is known may not even be a kill; with half of it nothing is sure. */
function endCeiling(facts: Facts, rule: Cause): number {
  const { kill, probes } = facts;
  if (kill.kind !== 'end') {
    return kill.survived === false ? UNTOLD : 1;
  }
  if (kill.exitCode === null && kill.reason === null) {
    return isAnnounced(facts, rule) && !mayHaveDiedBefore(facts) ? UNSURE : 0;
  }
  const ofKernel = rule.endedBy === 'kernel' && rule.id !== 'child-oom';
  const otherExit = kill.exitCode !== null && kill.exitCode !== 137;
  const undated = kill.dating !== 'node-loss' && kill.errorMs > ANYTIME_MS;
  if (
    undated ||
    // what was made up for a container that got lost tells nothing of the end, not even that there was one
    syntheticStatus(facts) ||
    (unknownEnd(facts) && rule.id !== 'node-lost') ||
    // the kernel leaves 137; with another code, or none while probes failed, the label can be a child's
    (ofKernel && (otherExit || (kill.exitCode === null && probes.count > 0) || mayBeOfChild(facts, rule)))
  ) {
    return UNTOLD;
  }
  const counted = facts.records.of(
    `kube_pod_${kill.init ? 'init_' : ''}container_status_restarts_total`,
    kill.container
  );
  // without a date and without a counter nothing says that a sticky reason and a sticky code are of one end
  const uncounted = counted.length === 0 && /_last_terminated_reason$/.test(kill.foundBy);
  return kill.exitCode === null || kill.reason === null || kill.errorMs > VAGUE_MS || uncounted ? UNSURE : 1;
}

/**
 * No container outlives a boot of its node; and a kubelet that stood still announces the end of what its kernel killed, as
 * one may have of which nobody says where it is.
 */
const mayHaveDiedBefore = (facts: Facts): boolean =>
  facts.rebooted === true ||
  isGoneBefore(facts) ||
  ((facts.moment.stalledNode || facts.kill.pod.node === '' || isSaidAfterStall(facts)) &&
    !facts.kernelSilent &&
    !kernelKilledNobody(facts));

const isSaidAfterStall = ({ kill, scene, evidence }: Facts): boolean =>
  kill.testimony.some(
    ({ announces, at }) =>
      announces && at !== null && stalledBefore(scene.records.ofNode(kill.pod), at, evidence.scrapeSeconds) === true
  );

/**
 * Any death inside a container labels its end `OOMKilled` (facts/metrics.md 4). Without an exit code a limit is only told
 * where the container stood at its own while its count of such deaths stood still: that of the life that ended.
 */
const mayBeOfChild = (facts: Facts, { id }: Cause): boolean =>
  facts.kill.exitCode === null &&
  facts.kill.reason === 'OOMKilled' &&
  id !== 'node-oom' &&
  // where the kernel killed nobody over the end the label is of an earlier death
  (kernelKilledNobody(facts) || isCodeLost(facts) || !(id === 'container-limit' && noChildIsCounted(facts)));

/**
 * The exit codes of last ends are collected, and this one's is not there: a part of what tells this end is lost. So it is
 * where neither code nor date of a regular container is: a kube-state-metrics that tells neither is as good as one that lost them.
 */
const isCodeLost = ({ kill, evidence }: Facts): boolean =>
  !kill.init &&
  kill.foundBy.startsWith('kube_pod_container_status_last_terminated') &&
  (kill.dating === 'window' ||
    isCollectedOf(evidence, 'kube_pod_container_status_last_terminated_exitcode', kill.pod.cluster));

/** Where several clusters are read one may collect what another does not. */
const isCollectedOf = (evidence: Evidence, metric: string, cluster: string): boolean =>
  evidence.pods.every((pod) => pod.cluster === cluster)
    ? evidence.collected.includes(metric)
    : seriesOf(evidence, metric).some(({ labels }) => (labels.cluster ?? '') === cluster);

/**
 * The count of deaths in the instance that ended was there, and stood still: one that begins after it is another's. Where
 * its last samples are missing a child may have died meanwhile.
 */
function noChildIsCounted({ records, kill, evidence }: Facts): boolean {
  const { container, startedAt, time, window: { after, before } } = kill; // prettier-ignore
  const freshMs = Math.max(FRESH_MS, evidence.scrapeSeconds * 1500);
  const since = Math.max(startedAt ?? -Infinity, after - COUNTED_MS);
  const counts = records.during('container_oom_events_total', container, since, after);
  return (
    counts.some((count) => (sampleAt(count, time)?.at ?? -Infinity) >= time - freshMs) &&
    counts.every((count) => new Set(valuesWithin(count, since, before)).size === 1)
  );
}

/** Two scrapes of a slow installation (facts/metrics.md 2.1) and some more. */
const COUNTED_MS = 90_000;
/** A count read so shortly before an end was read at the last scrape. */
const FRESH_MS = 45_000;

/** Where the act itself cannot be seen from, only a witness tells it. */
const isHidden = ({ blindSpot, kill }: Facts, { endedBy }: Cause): boolean =>
  blindSpot !== null &&
  (endedBy === 'kernel' ||
    endedBy === 'daemon' ||
    (endedBy === 'program' && (blindSpot.hides === 'program-too' || kill.exitCode === 137)));

/**
 * Whether the container died with its process is open without an exit code, and where the kubelet said afterwards that it
 * would end it: then no cause of its end is told.
 */
const heardCeiling = ({ kill }: Facts, left: CauseId[]): number =>
  kill.kind === 'end' &&
  left.includes('child-oom') &&
  (kill.exitCode === null || left.includes('probe') || left.includes('kubelet-restart'))
    ? UNTOLD
    : 1;

const divided = (weight: number, strength: Strength): number =>
  strength === 'excludes' ? 0 : weight / FACTOR[strength];

/** What a ceiling takes from the first is doubt about all the others, not evidence for the second. */
const flattened = (ranked: Array<{ rule: Cause; score: number }>) =>
  ranked.map(({ rule, score }) => ({ rule, score: Math.sqrt(score) }));

/**
 * Where nothing is told, evidence is missing that could have spoken for any of them: the odds are worth less than they
 * say, and none is as good as told. The exponent was set by the calibration of `npm run accuracy` on the incidents that
 * are tuned on.
 */
const DOUBT = 0.5;

function doubted(ranked: Array<{ rule: Cause; score: number }>): Array<{ rule: Cause; score: number }> {
  const weights = ranked.map(({ score }) => score ** DOUBT);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const kept = weights.filter((weight, i) => i <= 1 || weight / total >= WORTH_SAYING);
  const sum = kept.reduce((all, weight) => all + weight, 0);
  const [first = 0, ...others] = kept.map((weight) => weight / sum);
  const left = others.length > 0 ? Math.min(first, UNTOLD) : first;
  const share = (1 - left) / (1 - first);
  return kept.map((_, i) => ({ rule: ranked[i].rule, score: i === 0 ? left : others[i - 1] * share }));
}

/** Scores of the causes worth a line, in hundredths that sum to `sum`: the rounding goes to the likeliest. */
function shares(ranked: Array<{ rule: Cause; score: number }>, sum = 1): Weighed[] {
  const kept = ranked.filter(({ score }, i) => i === 0 || score >= WORTH_SAYING);
  const total = kept.reduce((all, { score }) => all + score, 0);
  const out = kept.map(({ rule, score }) => ({ cause: rule.id, score: rounded((score / total) * sum) }));
  if (out.length > 0) {
    out[0].score = rounded(out[0].score + sum - out.reduce((all, { score }) => all + score, 0));
  }
  return out.filter(({ score }) => score > 0);
}

const rounded = (score: number): number => Math.round(score * 1000) / 1000;
