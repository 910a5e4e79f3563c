import { Evidence } from '../Evidence';
import { KernelLog } from './Brought';

/**
 * Whose log it is: as was said, else the host that its lines name, if that is a node's name or the first part of one,
 * else the one node on which all pods run that its reports name. Empty when nothing tells.
 */
export function nodeOfLog({ node, stretch, reports }: KernelLog, { nodes, pods }: Evidence): string {
  if (node !== '') {
    return node;
  }
  const hosts = [stretch.host, ...reports.map(({ host }) => host)].filter((host) => host !== null);
  const named = nodes.find(({ node: name }) => hosts.some((host) => host === name || host === name.split('.')[0]));
  if (named !== undefined) {
    return named.node;
  }
  const uids = new Set(
    reports.flatMap(({ victims }) => victims.map(({ podUid }) => podUid)).filter((uid) => uid !== null)
  );
  const running = new Set(pods.filter(({ uid, node: on }) => uids.has(uid) && on !== '').map(({ node: on }) => on));
  return running.size === 1 ? [...running][0] : '';
}
