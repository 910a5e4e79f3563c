import { Advice } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { PodObject } from '../../evidence/cluster/PodObject';
import { witnessesOf } from '../../evidence/Evidence';
import { Asked } from './Asked';
import { describePod, journal, logsBefore, podEvents } from './commands';
import { inspect } from './give';
import { nodeTarget, ownTarget } from './targets';

/** How long it had to end, where its object says so; how long it needs was not measured. */
export function gracePeriod(asked: Asked): Advice {
  const { evidence, scene, kill } = asked.facts;
  const isNamed = ({ namespace, pod }: PodObject) => namespace === kill.pod.namespace && pod === kill.pod.pod;
  const object = kill.pod.uid === '' ? witnessesOf(evidence).pods.find(isNamed) : scene.podObject(kill.pod.uid);
  // 0 is what the kubelet writes when it removes the object
  const grace = object?.graceSeconds || null;
  return inspect(
    ownTarget(asked, ''),
    'terminationGracePeriodSeconds',
    grace === null ? message('advice.grace-unknown') : message('advice.grace', { graceSeconds: grace }),
    grace === null ? null : String(grace)
  );
}

export function probeSettings(asked: Asked): Advice {
  const startup = asked.facts.kill.testimony.some(({ quote }) => /startup probe/i.test(quote));
  const kind = startup ? 'startupProbe' : 'livenessProbe';
  return inspect(
    ownTarget(asked),
    `${kind}.timeoutSeconds, ${kind}.failureThreshold`,
    message(startup ? 'advice.probe-startup' : 'advice.probe')
  );
}

/** Nothing to look up where they were brought. */
export const eventsOfPod = (asked: Asked): Advice | null =>
  asked.facts.kill.testimony.some(({ family }) => family === 'events')
    ? null
    : inspect(ownTarget(asked, ''), podEvents(asked.facts.kill), message('advice.events'));

export const whyStopped = (asked: Asked): Advice =>
  inspect(ownTarget(asked, ''), describePod(asked.facts.kill), message('advice.describe'));

export const lastWords = (asked: Asked): Advice =>
  inspect(ownTarget(asked), logsBefore(asked.facts.kill), message('advice.logs'));

export const bootBefore = (asked: Asked): Advice =>
  inspect(nodeTarget(asked), 'journalctl --boot=-1 --lines=200', message('advice.boot-before'));

export const daemons = (asked: Asked): Advice =>
  inspect(
    nodeTarget(asked),
    journal(asked.facts.kill, '--unit=systemd-oomd', '--unit=earlyoom'),
    message('advice.daemons')
  );

export const numaNodes = (asked: Asked): Advice =>
  inspect(nodeTarget(asked), 'numastat -m; topologyManagerPolicy, memoryManagerPolicy', message('advice.numa'));

/** Which process it was that died inside, where the kernel says so. */
export function childProcess(asked: Asked): Advice {
  const [victim] = asked.verdict.heard.deciding.flatMap(({ record }) => record?.report.victims ?? []);
  const held = (victim?.anonRssBytes ?? 0) + (victim?.shmemRssBytes ?? 0);
  return inspect(
    ownTarget(asked),
    logsBefore(asked.facts.kill).replace(' --previous', ''),
    victim?.comm ? message('advice.child', { comm: victim.comm, heldBytes: held }) : message('advice.child-unknown')
  );
}
