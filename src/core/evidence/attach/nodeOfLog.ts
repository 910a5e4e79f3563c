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
  const named = hosts.map((host) => nodeNamed(host, { nodes })).find((name) => name !== null);
  if (named) {
    return named;
  }
  const uids = new Set(
    reports.flatMap(({ victims }) => victims.map(({ podUid }) => podUid)).filter((uid) => uid !== null)
  );
  const running = new Set(pods.filter(({ uid, node: on }) => uids.has(uid) && on !== '').map(({ node: on }) => on));
  return running.size === 1 ? [...running][0] : '';
}

/** The node that a host's name means: its own, or the first part of it; null when there is none. */
export const nodeNamed = (host: string | null, { nodes }: Pick<Evidence, 'nodes'>): string | null =>
  host === null ? null : (nodes.find(({ node }) => host === node || host === node.split('.')[0])?.node ?? null);
