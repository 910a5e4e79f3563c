import { Evidence, seriesOf, witnessesOf } from '../evidence/Evidence';
import { podUidIn } from '../kubernetes/cgroupPath';

/** The container that an id belongs to; `uid` and `cluster` are empty where nobody says them. */
export interface ContainerOfId {
  cluster: string;
  namespace: string;
  pod: string;
  uid: string;
  container: string;
}

/** A static pod's cgroup bears the hash of its manifest, not the UID that the API server shows. */
export const isStaticUid = (uid: string): boolean => /^[0-9a-f]{32}$/.test(uid);

/** kube-state-metrics' names of containers, with the runtime's id of each of their lives (`containerd://…`). */
const INFOS = ['kube_pod_container_info', 'kube_pod_init_container_info'];

/**
 * Whose a container id or a pod's UID is: from cAdvisor's `name` and `id`, kube-state-metrics' infos, events, pod objects
 * and the kubelet's lines.
 */
export class ContainerIds {
  private readonly containers = new Map<string, ContainerOfId>();
  private readonly pods = new Map<string, string>();

  constructor(evidence: Evidence) {
    const { events, pods, lines } = witnessesOf(evidence);
    for (const { labels } of seriesOf(evidence, 'container_memory_working_set_bytes')) {
      const { cluster = '', namespace = '', pod = '', container = '' } = labels;
      const podUid = podUidIn(labels.id ?? '');
      const uid = labels.uid || (podUid !== null && !isStaticUid(podUid) ? podUid : '');
      if (pod !== '') {
        this.pods.set(podUid ?? uid, `${namespace}/${pod}`);
      }
      if (container !== '' && pod !== '') {
        for (const id of `${labels.name ?? ''} ${labels.id ?? ''}`.match(/[0-9a-f]{64}/g) ?? []) {
          this.containers.set(id, { cluster, namespace, pod, uid, container });
        }
      }
    }
    for (const { labels } of INFOS.flatMap((metric) => seriesOf(evidence, metric))) {
      const { cluster = '', namespace = '', pod = '', uid = '', container = '' } = labels;
      const [id] = /[0-9a-f]{64}$/.exec(labels.container_id ?? '') ?? [''];
      this.containers.set(id, { cluster, namespace, pod, uid, container });
    }
    const said = new Set<string>();
    for (const { kind, namespace, name, uid } of events) {
      if (kind === 'Pod' && uid !== '' && !said.has(uid)) {
        said.add(uid);
        this.pods.set(uid, `${namespace}/${name}`);
      }
    }
    for (const { namespace, pod, uid, containers } of pods) {
      this.pods.set(uid, `${namespace}/${pod}`);
      for (const { name, containerId, ends } of containers) {
        for (const id of [containerId, ...ends.map((end) => end.containerId)]) {
          this.containers.set(id, { cluster: '', namespace, pod, uid, container: name });
        }
      }
    }
    for (const { pod: named, podUid, container, containerId } of lines) {
      const [namespace, pod] = named.split('/');
      if (container !== '' && pod !== undefined) {
        this.containers.set(containerId, { cluster: '', namespace, pod, uid: podUid, container });
      }
    }
    this.containers.delete('');
    this.pods.delete('');
  }

  containerOf(containerId: string): ContainerOfId | null {
    return this.containers.get(containerId) ?? null;
  }

  /** `namespace/name`; null when nobody says it. */
  podOf(uid: string): string | null {
    return this.pods.get(uid) ?? null;
  }
}
