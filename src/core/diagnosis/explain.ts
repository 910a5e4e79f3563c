import { toIso } from '../units';
import { message, Message } from '../explanation/Message';
import { ExplainedKill, Explanation } from '../explanation/Explanation';
import { Evidence, witnessesOf } from '../evidence/Evidence';
import { EvidenceFamily } from '../evidence/families';
import { usable } from '../evidence/usable';
import { neighbourhoodOf } from '../evidence/neighbourhoods/neighbourhoodOf';
import { findKills, isDated } from '../kills/findKills';
import { Kill } from '../kills/Kill';
import { Records } from '../kills/Records';
import { advice } from './advice/advice';
import { belowLimit, belowLimitOf } from './belowLimit/belowLimit';
import { consumers } from './consumers/consumers';
import { ContainersOfNodes } from './consumers/ContainersOfNodes';
import { availableFamilies, coverageOf } from './coverage';
import { evidenceRows } from './evidenceRows';
import { Facts, gatherFacts } from './facts/Facts';
import { Scene } from './facts/Scene';
import { groupsOf } from './groups';
import { isMislabelled } from './isMislabelled';
import { OthersKilled } from './OthersKilled';
import { neighboursUnread } from './ranking/neighboursUnread';
import { rankingOf } from './ranking/rankingOf';
import { SettledKills } from './SettledKills';
import { signalOf } from './signalOf';
import { remarksOf, summaryOf } from './summary';
import { triggerOf } from './triggerOf';
import { Verdict, weigh } from './weigh';
import { Workloads } from './Workloads';

export interface ExplainOptions {
  /** only these kills */
  killIds?: readonly string[];
  /** only kills by these causes */
  causes?: readonly string[];
  /** the newest so many */
  limit?: number;
  /** the dashboard's step that `belowLimit` explains; the scrape interval by default */
  stepSeconds?: number;
}

interface Case {
  kill: Kill;
  facts: Facts;
  verdict: Verdict;
  settled: boolean;
}

interface Told {
  kill: Kill;
  explained: ExplainedKill;
}

/** The whole diagnosis: a pure function of the evidence. Kills are in order of time, those of the range and selection only. */
export function explain(given: Evidence, options: ExplainOptions = {}): Explanation {
  const evidence = usable(given);
  const records = new Records(evidence);
  const { kills, notices: found } = findKills(records);
  const scene = new Scene(evidence, kills, records);
  const settled = new SettledKills(evidence);
  const telling: Telling = {
    available: availableFamilies(evidence),
    workloads: new Workloads(evidence),
    containers: new ContainersOfNodes(evidence),
    stepSeconds: evidence.plotted?.stepSeconds ?? options.stepSeconds ?? evidence.scrapeSeconds,
  };
  const others = new OthersKilled(scene.kills);
  const told: Told[] = [];
  let foundCount = 0;
  // one at a time: what was gathered for a kill is forgotten before the next, which keeps the memory small and near
  for (const kill of [...kills].reverse()) {
    const one = caseOf(scene, kill, settled.has(kill));
    others.learn(kill, one.verdict);
    if (isAsked(evidence, one) && isWanted(one, options)) {
      foundCount++;
      if (told.length < (options.limit ?? Infinity)) {
        told.push({ kill, explained: explainKill(one, telling) });
      }
    }
  }
  told.reverse().forEach(({ kill, explained }) => (explained.othersKilled = others.around(kill)));
  const explained = told.map((one) => one.explained);
  const notices = [
    ...evidence.notices,
    ...found,
    ...vanished(evidence, options),
    ...noticesOf(told, foundCount),
    ...neighboursUnread(evidence, told),
    ...(told.length === 0 ? [message('notice.no-kill')] : []),
    ...plottedNotices(evidence, explained),
    ...others.notices(),
  ];
  return {
    schema: 1,
    range: { from: toIso(evidence.range.from), to: toIso(evidence.range.to) },
    coverage: coverageOf(evidence),
    notices: distinct(notices),
    groups: groupsOf(explained),
    kills: explained,
  };
}

/** Where the user's own expression shows nothing of a kill, an ordinary dashboard is explained instead. */
function plottedNotices({ plotted }: Evidence, kills: ExplainedKill[]): Message[] {
  const without = kills.filter(({ belowLimit: below }) => below !== null && below.expr === null).length;
  return plotted === undefined || without === 0
    ? []
    : [message('notice.expr-nothing', { expr: plotted.expr, count: without })];
}

function caseOf(scene: Scene, kill: Kill, settled: boolean): Case {
  const facts = gatherFacts(scene, kill);
  return { kill, facts, verdict: weigh(facts, settled), settled };
}

function isAsked({ range, containers }: Evidence, { kill, facts }: Case): boolean {
  const named = (container: string) => containers === null || containers.includes(container);
  const inSelection =
    kill.kind === 'eviction'
      ? facts.records.containers().some(({ container }) => named(container)) || containers === null
      : named(kill.container);
  return kill.time >= range.from && kill.time < range.to && kill.pod.selected && inSelection;
}

function isWanted({ kill, verdict }: Case, { killIds = [], causes = [] }: ExplainOptions): boolean {
  return (killIds.length === 0 || killIds.includes(kill.id)) && (causes.length === 0 || causes.includes(verdict.cause));
}

function noticesOf(told: Told[], found: number): Message[] {
  const undated = told
    .filter(({ kill }) => !isDated(kill))
    .map(({ kill }) =>
      message('notice.no-date', { namespace: kill.pod.namespace, pod: kill.pod.pod, container: kill.container })
    );
  return found > told.length
    ? [message('notice.kills-cut', { shownCount: told.length, foundCount: found }), ...undated]
    : undated;
}

/** Pods named in a notice at most. */
const NAMED = 5;

/** A pod that vanished in a deletion and left no exit code is a notice, not a kill (contract.md). */
function vanished(evidence: Evidence, { killIds = [], causes = [] }: ExplainOptions): Message[] {
  const deleted = evidence.deleted.filter(({ namespace, pod }) => !toldOf(evidence, namespace, pod));
  if (killIds.length > 0 || causes.length > 0) {
    return [];
  }
  const names = deleted.slice(0, NAMED).map(({ namespace, pod }) => `${namespace}/${pod}`);
  const more = deleted.length > NAMED ? ', …' : '';
  return deleted.length === 0
    ? []
    : [message('notice.vanished', { count: deleted.length, pods: names.join(', ') + more })];
}

/** The pod's own object was brought, which tells its containers' ends. */
const toldOf = (evidence: Evidence, namespace: string, pod: string): boolean =>
  witnessesOf(evidence).pods.some((one) => one.namespace === namespace && one.pod === pod);

function distinct(messages: Message[]): Message[] {
  return [...new Map(messages.map((one) => [JSON.stringify(one), one])).values()];
}

/** What the telling of any kill needs beside the kill. */
interface Telling {
  available: ReadonlySet<EvidenceFamily>;
  workloads: Workloads;
  containers: ContainersOfNodes;
  stepSeconds: number;
}

function explainKill({ kill, facts, verdict, settled }: Case, telling: Telling): ExplainedKill {
  const { pod } = kill;
  const neighbourhood = neighbourhoodOf(facts.evidence, { cluster: pod.cluster, node: pod.node, time: kill.time });
  const containers = telling.containers.of(neighbourhood, pod.node);
  const { plotted } = facts.evidence;
  // the summary speaks of the limit that the container really has, whatever the user's graph is drawn against
  const below = belowLimit(facts, verdict, telling.stepSeconds);
  const signal = signalOf(facts, verdict);
  const told: ExplainedKill = {
    id: kill.id,
    cluster: pod.cluster,
    namespace: pod.namespace,
    pod: pod.pod,
    container: kill.container,
    node: pod.node,
    workload: telling.workloads.of(facts.records),
    qosClass:
      facts.records.all('kube_pod_status_qos_class').find(({ values }) => values.at(-1) === 1)?.labels.qos_class ??
      null,
    podUid: pod.uid === '' ? null : pod.uid,
    containerId: kill.containerId,
    time: toIso(kill.time),
    timeErrorSeconds: Math.ceil(kill.errorMs / 1000),
    exitCode: kill.exitCode,
    reason: kill.reason,
    restarted: kill.restarted,
    cause: verdict.cause,
    certainty: verdict.certainty,
    score: verdict.score,
    trigger: triggerOf(facts, verdict),
    signal,
    mislabelled: isMislabelled(kill, verdict),
    settled,
    alternatives: verdict.alternatives,
    summary: summaryOf(facts, verdict, below, signal),
    remarks: [...remarksOf(facts, verdict), ...(settled ? [] : [message('remark.not-settled')])],
    evidence: evidenceRows(facts, verdict, telling.available),
    belowLimit: (plotted && belowLimitOf(plotted, facts, verdict)) ?? below,
    ranking: rankingOf(facts, verdict),
    consumers: consumers(facts, verdict, containers),
    othersKilled: [],
    advice: [],
  };
  const { workload, ranking, consumers: account, evidence } = told;
  const asked = { workload, signal, ranking, consumers: account, evidence, facts, verdict, containers };
  told.advice = advice(asked);
  return told;
}
