/** What a pod object says of itself and its containers' ends. Times in Unix milliseconds. */
export interface PodObject {
  namespace: string;
  pod: string;
  uid: string;
  node: string;
  /** `status.reason` and `status.message`: `Evicted` with the kubelet's words, `Terminated`, `Preempting` … */
  reason: string;
  message: string;
  /** the condition `DisruptionTarget`: who disrupted it */
  disruption: { reason: string; message: string; at: number | null } | null;
  /** when it was or will be removed by force: `deletionTimestamp`, which is the end of its grace period */
  deletionAt: number | null;
  /** of its deletion, else of its specification */
  graceSeconds: number | null;
  /** when the kubelet took it, else when it was made; absent in capsules of before */
  startedAt?: number | null;
  /** `spec.priority`, which admission resolves from the class; absent in capsules of before */
  priority?: number | null;
  containers: PodContainer[];
}

export interface PodContainer {
  name: string;
  init: boolean;
  /** without the runtime's prefix; empty when it has none yet */
  containerId: string;
  /** when its first instance started; null where it was restarted or never ran, absent in capsules of before */
  firstStartedAt?: number | null;
  ends: PodContainerEnd[];
}

export interface PodContainerEnd {
  containerId: string;
  /** the restart counter before it */
  ordinal: number;
  exitCode: number;
  reason: string;
  message: string;
  startedAt: number | null;
  finishedAt: number | null;
  /** when the next instance started; null while there is none */
  restartedAt: number | null;
}
