import { Kill } from '../../kills/Kill';
import { shellQuoted } from './shellQuoted';

type Of = Pick<Kill, 'pod' | 'container' | 'time' | 'errorMs'>;

const option = (name: string, value: string): string => shellQuoted(value).replace(/^/, `--${name}=`);

export const describePod = ({ pod }: Of): string =>
  `kubectl describe ${option('namespace', pod.namespace)} ${shellQuoted(`pod/${pod.pod}`)}`;

export const podObject = ({ pod }: Of): string =>
  `kubectl get ${option('namespace', pod.namespace)} ${shellQuoted(`pod/${pod.pod}`)} --output=json`;

export const podEvents = ({ pod }: Of): string =>
  `kubectl get events ${option('namespace', pod.namespace)} ${option('field-selector', `involvedObject.name=${pod.pod}`)}`;

export const logsBefore = ({ pod, container }: Of): string =>
  `kubectl logs --previous ${option('namespace', pod.namespace)}${container === '' ? ' --all-containers' : ` ${option('container', container)}`} ${shellQuoted(`pod/${pod.pod}`)}`;

/** Two minutes around the end and what is not known of its time: a runtime dates an end up to 110 s after a kernel's kill. */
const AROUND_MS = 120_000;

/** A journal of the node around the end, to be read there. @param what `--dmesg`, `--unit=kubelet` */
export function journal({ time, errorMs }: Of, ...what: string[]): string {
  const at = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
  const around = AROUND_MS + Math.min(errorMs, 600_000);
  return `journalctl ${what.join(' ')} --since='${at(time - around)} UTC' --until='${at(time + around)} UTC'`;
}
