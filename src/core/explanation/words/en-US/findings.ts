/** English: what speaks for and against a cause. */
export const findings: Record<string, string> = {
  'witness.kernel-log': 'The kernel’s log names it: {{quote}}',
  'witness.events': 'The cluster’s events say: {{quote}}',
  'witness.pods': 'The pod’s own status says: {{quote}}',
  'witness.kubelet-log': 'The kubelet’s log says: {{quote}}',
  'witness.daemon-log': 'A daemon on the node says: {{quote}}',
  'witness.near': 'On the same node at that time, naming no container: {{quote}}',
  'witness.near-pod': 'Said of this pod at about that time: {{quote}}',
  'witness.limit': 'The limit that was hit is that of {{cgroup}}: {{usageBytes}} of {{limitBytes}}.',
  'witness.trigger': 'It was {{comm}} that asked for memory when there was none; who asks is not who is killed.',
  'finding.kernel-log-silent':
    'The kernel log of {{node}} was read over the whole time and holds no report of such a kill.',
  'finding.kernel-killed-nobody':
    'The kernel’s OOM killer killed nobody on the node between {{fromAt}} and {{toAt}} (node_vmstat_oom_kill).',
  'finding.no-oom-on-node': 'The kernel’s OOM killer killed nobody on the node at that time.',
  'finding.kernel-killed_one':
    'The kernel’s OOM killer killed {{count}} process on the node between {{fromAt}} and {{toAt}}, and no other end that was read explains that.',
  'finding.kernel-killed_other':
    'The kernel’s OOM killer killed {{count}} processes on the node between {{fromAt}} and {{toAt}}, and no other end that was read explains that.',
  'finding.kernel-killed-someone_one':
    'The kernel’s OOM killer killed {{count}} process on the node at that time, and no other end that was read explains that.',
  'finding.kernel-killed-someone_other':
    'The kernel’s OOM killer killed {{count}} processes on the node at that time, and no other end that was read explains that.',
  'finding.not-sigkill': 'Exit code {{exitCode}} is not a SIGKILL.',
  'finding.synthetic-status':
    'ContainerStatusUnknown with exit code 137 is made up by the kubelet when the runtime lost the container; it proves no kill.',
  'finding.node-rebooted': 'The node {{node}} rebooted over the end.',
  'finding.node-stayed-up': 'The node {{node}} did not reboot.',
  'finding.oom-label': 'The runtime says OOMKilled.',
  'finding.error-label': 'The runtime says Error; a cgroup’s own limit reads OOMKilled.',
  'finding.sticky-label':
    'OOMKilled can be left over from a process that was killed inside at {{childAt}}: the label is sticky.',
  'finding.label-says-cgroup': '{{runtime}} writes Error, not OOMKilled, when a node runs out.',
  'finding.error-by-kernel':
    'The kernel killed at that time, and the reason is Error, which runtimes seldom write for a cgroup’s own limit.',
  'finding.no-limit': '{{container}} declares no memory limit.',
  'finding.memory-fell':
    'Its pod held only {{podBytes}} {{beforeSeconds}} before the end: what the container held by its last sample, {{usageBytes}}, had been given back by then.',
  'finding.near-limit': '{{ageSeconds}} before its end it was charged {{usageShare}} of its limit.',
  'finding.on-course':
    'It stood at {{usageShare}} of its limit {{ageSeconds}} before its end and grew by {{rateBytes}}/s: enough to reach it.',
  'finding.growth-beyond':
    'To reach its limit it would have had to grow by {{gapBytes}} in {{ageSeconds}}, {{neededBytes}}/s; the fastest ever measured was {{fastestBytes}}/s.',
  'finding.limit-beyond-node':
    'It could not have reached its limit of {{limitBytes}}: {{beforeSeconds}} before its end the node had {{leftBytes}} left, room for {{roomBytes}} in all.',
  'finding.limit-beyond-kubepods':
    'It could not have reached its limit of {{limitBytes}}: {{beforeSeconds}} before its end all pods together had {{leftBytes}} left, room for {{roomBytes}} in all.',
  'finding.limit-beyond-trend':
    'To reach its limit it needed {{gapBytes}} more; at the rate the node’s memory fell, {{projectedBytes}} were left by then.',
  'finding.others-died_one': '{{pod}} died on the same node within seconds.',
  'finding.others-died_other': '{{count}} others died on the same node within seconds, among them {{pod}}.',
  'finding.global-oom-counted_one': 'The node counted {{count}} global OOM kill at that time.',
  'finding.global-oom-counted_other': 'The node counted {{count}} global OOM kills at that time.',
  'finding.global-oom_one':
    'The node counted {{count}} global OOM kill between {{fromAt}} and {{toAt}} (container_oom_events_total of the root cgroup).',
  'finding.global-oom_other':
    'The node counted {{count}} global OOM kills between {{fromAt}} and {{toAt}} (container_oom_events_total of the root cgroup).',
  'finding.no-global-oom':
    'The node counted no global OOM kill between {{fromAt}} and {{toAt}} (container_oom_events_total of the root cgroup).',
  'finding.node-empty': 'The node had {{leastBytes}} left ({{leftShare}}), last seen {{beforeSeconds}} before.',
  'finding.node-on-course':
    'The node had {{leastBytes}} left ({{leftShare}}) {{beforeSeconds}} before, and lost it so fast that {{projectedBytes}} were left at the end.',
  'finding.node-plenty':
    'The node had {{beforeBytes}} left {{beforeSeconds}} before and {{afterBytes}} {{afterSeconds}} after.',
  'finding.node-low': 'The node had only {{leftShare}} of its memory left.',
  'finding.node-left': 'The node had {{leftShare}} of its memory left.',
  'finding.node-silent_one': 'The node was silent around the end: {{count}} scrape of it failed.',
  'finding.node-silent_other': 'The node was silent around the end: {{count}} scrapes of it failed.',
  'finding.node-unknown': 'MemoryPressure was Unknown before the end: the kubelet did not report.',
  'finding.evicted-near': 'The kubelet evicted for {{signal}} on the same node within a minute and a half.',
  'finding.kubepods-full':
    'All pods on the node together stood at {{peakShare}} of their common limit of {{limitBytes}} around the end.',
  'finding.kubepods-after':
    'What all pods held {{afterSeconds}} after, with what the dead one had held, is {{atKillShare}} of their common limit of {{limitBytes}}.',
  'finding.kubepods-room':
    'All pods on the node together stood at {{peakShare}} of their common limit of {{limitBytes}} at most.',
  'finding.kubepods-is-node':
    'Nothing is reserved for the system: the pods’ common limit of {{limitBytes}} is the node’s whole memory.',
  'finding.peak-at-limit':
    'The pod’s peak came up to {{peakBytes}} over the end: its limit of {{limitBytes}} was reached, between two samples or not.',
  'finding.peak-below-limit':
    'The pod’s peak never exceeded {{peakBytes}}: the limit of {{limitBytes}} was never reached.',
  'finding.peak-at-own-limit': 'The pod’s peak came up to its own limit over the end ({{peakBytes}}).',
  'finding.pod-unlimited': 'No limit of the pod is declared: a container in it has none.',
  'finding.pod-level-limit': 'The pod’s own limit of {{limitBytes}} is below the sum of its containers’.',
  'finding.pod-outside':
    'The pod was charged {{outsideBytes}} that belong to no container (a memory-backed volume, mostly), of its limit of {{limitBytes}}.',
  'finding.pod-limit-first':
    'The pod’s own limit of {{limitBytes}} is no higher than {{container}}’s, and {{besideBytes}} of it were taken by others: it is full first.',
  'finding.pod-nothing-outside':
    'The pod was charged only {{outsideBytes}} beyond its containers: they reach their own limits first.',
  'finding.own-exit-code': 'Exit code {{exitCode}} is the program’s own.',
  'finding.exit-by-signal': 'Exit code {{exitCode}} is what a signal leaves; a program seldom ends itself so.',
  'finding.exit-zero': 'Exit code 0.',
  'finding.end-not-seen': 'Nobody saw the end: the status reads {{reason}}, with a code made up afterwards.',
  'finding.end-not-seen-code': 'Nobody saw the end: exit code 255 is made up afterwards.',
  'finding.end-seen': 'The runtime saw the end ({{reason}}).',
  'finding.end-seen-code': 'The runtime saw the end (exit code {{exitCode}}).',
  'finding.probe-failed_one': 'A liveness or startup probe failed {{count}} time before the end.',
  'finding.probe-failed_other': 'Liveness or startup probes failed {{count}} times before the end.',
  'finding.no-probe-failed': 'No liveness or startup probe of it failed in the quarter of an hour before the end.',
  'finding.kubelet-silent': 'The kubelet’s events of that time are there, and in none it stops {{container}}.',
  'finding.nobody-else': 'Neither the kernel nor the kubelet ended it, as far as both say: it ended itself.',
  'finding.no-stalls': 'Nothing on the node had to wait for memory: {{stallShare}} of the time at most.',
  'finding.daemon-acted': 'A daemon of the node killed a process at that very time: {{quote}}',
  'finding.in-deletion': 'The pod was being deleted.',
  'finding.outlived-grace':
    'The pod was being deleted, and the container was still alive when its grace period was over ({{deadlineAt}}).',
  'finding.within-grace': 'The pod was being deleted, but {{leftSeconds}} of its grace period were left.',
  'finding.disrupted': 'The pod was disrupted: {{reason}}.',
  'finding.not-deleted': 'The pod was not being deleted.',
  'finding.restarted': 'The same pod started it again.',
  'finding.never-ran': 'The runtime could not start it ({{reason}}): the exit code is the runtime’s.',
  'finding.oom-events': 'An OOM kill was counted inside {{container}} while it lived (container_oom_events_total).',
  'finding.oom-label-other-exit':
    'OOMKilled with exit code {{exitCode}}: a process inside was killed, the main one ended otherwise.',
  'finding.child-oom-before': 'A process inside was OOM-killed at {{childAt}}, before the end.',
  'finding.died-of-sigkill': 'The main process itself died of a SIGKILL.',
  'finding.no-oom-label': 'The runtime says {{reason}}, not OOMKilled.',
  'finding.eviction-signal': 'The kubelet counted an eviction for {{signal}} at that time.',
  'finding.other-signal': 'The kubelet counted evictions for {{signal}} at that time, and for nothing else.',
  'finding.memory-pressure': 'The node reported MemoryPressure.',
  'finding.other-pressure': 'The node reported {{condition}}.',
  'finding.no-memory-pressure': 'The node reported no MemoryPressure around that time.',
  'finding.last-sample':
    'Last sample {{ageSeconds}} before the end: charged {{usageBytes}} ({{usageShare}} of {{limitBytes}}), working set {{workingSetBytes}}.',
  'finding.last-sample-no-limit':
    'Last sample {{ageSeconds}} before the end: charged {{usageBytes}}, working set {{workingSetBytes}}; no limit is known.',
};
