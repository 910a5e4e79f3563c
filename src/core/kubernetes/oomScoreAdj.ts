import { Bytes } from '../units';
import { QosClass } from './cgroupPath';

/** What the kubelet weighs of a container and its pod. Requests are 0 where there is none. */
export interface ForOomScoreAdj {
  qosClass: QosClass;
  /** static, mirrored or of a system priority, and of the class system-node-critical */
  nodeCritical?: boolean;
  requestBytes: Bytes;
  /** an init container with restartPolicy Always; then the least request among the regular containers */
  sidecarOf?: Bytes | null;
  /** the pod's own request of pod-level resources beyond its containers', shared out among all of them; 0 without */
  podLevelShareBytes?: Bytes;
}

export const GUARANTEED_OOM_SCORE_ADJ = -997;
export const BEST_EFFORT_OOM_SCORE_ADJ = 1000;
/** A burstable container stays below a pod without requests and above a guaranteed one. */
export const BURSTABLE_LEAST = 3;
export const BURSTABLE_MOST = 999;

/**
 * The oom_score_adj that the kubelet gives a container's processes when it is created
 * (kubernetes pkg/kubelet/qos/policy.go @ v1.36, GetContainerOOMScoreAdjust). Requests count, not limits or use.
 * @param capacityBytes the node's memory, as `kube_node_status_capacity` tells it; above 0
 */
export function oomScoreAdj(container: ForOomScoreAdj, capacityBytes: Bytes): number {
  const { qosClass, nodeCritical = false, requestBytes, sidecarOf = null, podLevelShareBytes = 0 } = container;
  if (nodeCritical || qosClass === 'Guaranteed') {
    return GUARANTEED_OOM_SCORE_ADJ;
  }
  if (qosClass === 'BestEffort') {
    return BEST_EFFORT_OOM_SCORE_ADJ;
  }
  const by = (request: Bytes) => 1000 - Math.floor((1000 * (request + podLevelShareBytes)) / capacityBytes);
  const adj = sidecarOf === null ? by(requestBytes) : Math.min(by(requestBytes), by(sidecarOf));
  return Math.min(BURSTABLE_MOST, Math.max(BURSTABLE_LEAST, adj));
}
