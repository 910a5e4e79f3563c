import { Advice } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { EvidenceFamily } from '../../evidence/families';
import { Kill } from '../../kills/Kill';
import { Asked } from './Asked';
import { journal, podEvents, podObject } from './commands';
import { inspect } from './give';
import { nodeTarget, ownTarget } from './targets';

const MOST = 3;

/** Where to look for the evidence that would decide, as a command where there is one. */
export function missing(asked: Asked): Advice[] {
  const families = asked.evidence.filter(({ bears }) => bears === 'missing').map(({ family }) => family);
  const [readable, collected] = [families.filter(isReadable), families.filter((family) => !isReadable(family))];
  return [...readable, ...collected].slice(0, MOST).map((family) => adviceFor(asked, family));
}

type Readable = 'kernel-log' | 'events' | 'pods' | 'kubelet-log' | 'daemon-log';

const COMMANDS: Record<Readable, (kill: Kill) => string> = {
  'kernel-log': (kill) => journal(kill, '--dmesg'),
  events: podEvents,
  pods: podObject,
  'kubelet-log': (kill) => journal(kill, '--unit=kubelet'),
  'daemon-log': (kill) => journal(kill, '--unit=systemd-oomd', '--unit=earlyoom'),
};

const isReadable = (family: EvidenceFamily): family is Readable => Object.hasOwn(COMMANDS, family);

function adviceFor(asked: Asked, family: EvidenceFamily): Advice {
  if (!isReadable(family)) {
    return inspect('Prometheus', family, message(`coverage.how.${family}`));
  }
  const target = family === 'events' || family === 'pods' ? ownTarget(asked, '') : nodeTarget(asked);
  return inspect(target, COMMANDS[family](asked.facts.kill), message(`advice.missing-${family}`));
}
