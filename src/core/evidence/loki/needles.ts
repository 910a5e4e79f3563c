/** Lines of a kernel's OOM report that say that there is one: its header, its summary and its kill (mm/oom_kill.c, 2.6.32 on). */
export const KERNEL_NEEDLES =
  'invoked oom-killer|oom-kill:|illed process \\d|ill process \\d|killed as a result of limit|memory\\.oom\\.group set|no killable processes|anual OOM execution';

/** What daemons of a node write when they end something: see parseDaemonLine. */
export const DAEMON_NEEDLES =
  'Killed /\\S+ due to (?:memory|swap)|sending SIG(?:TERM|KILL) to process|Sending SIGKILL to cgroup|Message for Container of pod|Killing container with a grace period|pod is evicted successfully';

/** Reasons of events that witness a kill, or tell what led to it. */
export const EVENT_NEEDLES =
  'Evicted|Killing|SystemOOM|OOMKilling|Preempt|TaintManagerEviction|FailedPostStartHook|DeadlineExceeded|SuccessfulDelete|ScalingReplicaSet';

/** Those of which nothing else may tell. */
export const EVICTION_NEEDLE = 'Evicted';

/** Names that exporters of events go by: eventrouter, Alloy, Grafana Agent's eventhandler, kubernetes-event-exporter, OpenTelemetry. */
export const EVENT_SOURCE =
  /event[-_]?(?:router|handler|exporter|logger)|events?[-_](?:exporter|logger)|(?:kubernetes|kube|k8s)[-_.]?events?\b|^events$/i;

/** Values of labels that are the kernel's alone. */
export const KERNEL_SOURCE = /^(?:kernel|kern|kmsg|dmesg)$|\/(?:kern\.log|kmsg|dmesg)$/i;
