/**
 * English. Placeholders are `{{name}}`; the end of a name says its unit (see Message). Ids that end in `_one` and
 * `_other` are chosen by `count`. The catalogue serves the terminal and Grafana's `t()` alike.
 */
export const enUS: Record<string, string> = {
  'cause.container-limit': "the container's own limit",
  'cause.pod-limit': "the pod's limit",
  'cause.node-allocatable': 'the limit of all pods together',
  'cause.node-oom': 'the node ran out of memory',
  'cause.numa-oom': 'a NUMA node ran out of memory',
  'cause.node-eviction': 'evicted for memory',
  'cause.storage-eviction': 'evicted for storage or pids',
  'cause.child-oom': 'a process inside was OOM-killed',
  'cause.userspace-oom': 'a userspace OOM daemon',
  'cause.probe': 'a failed liveness or startup probe',
  'cause.kubelet-restart': 'ended by the kubelet for another reason',
  'cause.termination': 'outlived its grace period in a deletion',
  'cause.node-lost': 'the node was lost',
  'cause.app-exit': 'the program ended itself',
  'cause.undetermined': 'undetermined',

  'summary.container-limit': 'The kernel killed {{container}} because it hit its own memory limit.',
  'summary.container-limit-seen':
    'The kernel killed {{container}} because it hit its own limit of {{limitBytes}}; the graph ends at {{seenShare}}, see below why.',
  'summary.node-allocatable':
    'The kernel killed {{container}} because all pods on {{node}} together hit their common limit (kubepods).',
  'summary.node-allocatable-seen':
    'The kernel killed {{container}} at {{seenShare}} of its limit because all pods on {{node}} together hit their common limit (kubepods); its own had nothing to do with it.',
  'summary.node-oom': 'The node {{node}} ran out of memory and the kernel chose {{container}}.',
  'summary.node-oom-seen':
    'The node {{node}} ran out of memory and the kernel chose {{container}}, which stood at {{seenShare}} of its limit; that limit had nothing to do with it.',
  'summary.node-eviction': 'The kubelet evicted {{pod}} because {{node}} ran short of memory.',
  'summary.node-eviction-allocatable':
    'The kubelet evicted {{pod}} because all pods on {{node}} together came near their common limit; the node itself had memory left.',
  'summary.node-eviction-seen':
    'The kubelet evicted {{pod}}, which stood at {{seenShare}} of its limit, because {{node}} ran short of memory.',
  'summary.node-eviction-allocatable-seen':
    'The kubelet evicted {{pod}}, which stood at {{seenShare}} of its limit, because all pods on {{node}} together came near their common limit; the node itself had memory left.',
  'summary.child-oom': 'The kernel killed a process inside {{container}}; the container lived on.',
  'summary.child-oom-seen':
    'The kernel killed a process inside {{container}}; the container ended later by its own hand.',
  'summary.pod-limit':
    'The kernel killed {{container}} because its pod hit the pod’s memory limit; its own was not reached.',
  'summary.pod-limit-seen':
    'The kernel killed {{container}} at {{seenShare}} of its own limit because its pod hit the pod’s memory limit.',
  'summary.numa-oom':
    'A NUMA node or cpuset of {{node}} ran out of memory and the kernel chose {{container}}, while the machine had memory left.',
  'summary.numa-oom-seen':
    'A NUMA node or cpuset of {{node}} ran out of memory and the kernel chose {{container}}, which stood at {{seenShare}} of its limit, while the machine had memory left.',
  'summary.storage-eviction': 'The kubelet evicted {{pod}} for storage or pids, not for memory.',
  'summary.storage-eviction-signal': 'The kubelet evicted {{pod}} for {{signal}}, not for memory.',
  'summary.userspace-oom': 'A daemon or a person on {{node}} killed {{container}}, not the kernel by its own choice.',
  'summary.userspace-oom-seen':
    'A daemon or a person on {{node}} killed {{container}} at {{seenShare}} of its limit, not the kernel by its own choice.',
  'summary.probe': 'The kubelet restarted {{container}} because a probe failed; it was not memory.',
  'summary.kubelet-restart': 'The kubelet ended {{container}} for a reason of its own; it was not memory.',
  'summary.termination':
    '{{container}} was killed because it outlived its grace period in a deletion; it was not memory.',
  'summary.node-lost': '{{container}} was lost with its node {{node}}; nothing killed it by itself.',
  'summary.app-exit': '{{container}} ended itself with exit code {{exitCode}}.',
  'summary.app-exit-unknown': '{{container}} ended itself.',
  'summary.undetermined':
    'What ended {{container}} cannot be told from this evidence: {{firstCause}} ({{firstShare}}) or {{secondCause}} ({{secondShare}}).',
  'summary.undetermined-one':
    'What ended {{container}} is not proven by this evidence; what remains is: {{firstCause}}.',
  'summary.undetermined-open': 'What ended {{container}} cannot be told: the evidence contradicts every cause.',

  'remark.no-evicted':
    'Why no Evicted? The kernel killed the container, not the kubelet: the kubelet restarted it in place under restartPolicy {{policy}}, and no Evicted status ever appears.',
  'remark.no-evicted-not-restarted':
    'Why no Evicted? The kernel killed the container, not the kubelet: what follows is decided by restartPolicy {{policy}}, and no Evicted status ever appears.',
  'remark.evicted':
    'Why Evicted? The kubelet gave up the whole pod: phase Failed, reason Evicted, its containers are not restarted, and a controller makes a new pod. It was not the kernel’s OOM killer: an OOMKilled in its status is from an earlier end.',
  'remark.child': 'Nothing restarted, so neither the restart counter nor a status shows it.',
  'remark.error-is-oom':
    'The reason reads Error, not OOMKilled: {{runtime}} says OOMKilled for a cgroup’s own limit and need not for a node that ran out.',
  'remark.reason-changed': 'The reason read {{firstReason}} at first and {{reason}} later, for the same end.',
  'blind.kata':
    'The pod runs in a virtual machine (runtime class {{told}}): the guest’s own kernel kills there, and nothing on the node sees it.',
  'blind.gvisor':
    'The pod runs under gVisor (runtime class {{told}}): its kernel is a program, and what that one killed nothing on the node sees.',
  'blind.windows':
    'The node runs {{told}}: there is no kernel OOM killer and no cgroup, and exit codes mean other things there.',
  'blind.virtual-node':
    'The node is a virtual one ({{told}}): whoever runs the pod behind it shows neither its kernel nor its memory.',
  'blind.swap':
    'The node had memory swapped out: swapped memory is in no sample of the container, so neither its limit nor the node’s memory can be compared with what was seen.',
  'remark.not-settled':
    'Not settled yet: reasons, statuses and delayed scrapes still arrive during the first five minutes.',

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
  'finding.pod-nothing-outside':
    'The pod was charged only {{outsideBytes}} beyond its containers: they reach their own limits first.',
  'finding.own-exit-code': 'Exit code {{exitCode}} is the program’s own.',
  'finding.exit-by-signal': 'Exit code {{exitCode}} is what a signal leaves; a program seldom ends itself so.',
  'finding.exit-zero': 'Exit code 0.',
  'finding.end-not-seen': 'Nobody saw the end: the status reads {{reason}}, with a code made up afterwards.',
  'finding.end-seen': 'The runtime saw the end ({{reason}}).',
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

  'below.sampling':
    'grew after the last sample, unseen: {{neededBytes}}/s over {{ageSeconds}}, where the fastest ever measured was {{fastestBytes}}/s',
  'below.sampling-unmeasured':
    'grew after the last sample, unseen, within {{ageSeconds}} ({{neededBytes}}/s); no growth of it was ever measured',
  'below.sampling-or-cache':
    'grew after the last sample, unseen, or was page cache all along: its usage is not collected',
  'below.sampling-witnessed': 'grew after the last sample: its processes held more by the kernel’s own count',
  'below.lowered': 'charged more than the limit: the limit was lowered below what it held',
  'below.sample-age':
    'grew before the last sample’s timestamp, which is the scrape’s: the value can be 20 s older (cAdvisor’s housekeeping)',
  'below.averaging': 'between the graph’s last point and the last sample',
  'below.metric': 'charged, but not in the working set (inactive page cache)',
  'below.averaging-plotted':
    'between your graph’s last point and the last sample: its step, its window, or how it averages',
  'below.plotted-pod': 'your graph shows the whole pod: this is held by its other containers',
  'below.plotted-node': 'your graph shows the whole node: this is held by everybody else on it',
  'below.plotted-unknown': 'your graph shows something that fits none of the container’s metrics',
  'below.metric-rss': 'charged, but not in rss: page cache, files in memory (tmpfs) and kernel memory',
  'below.metric-rss-cache':
    'charged, but not in rss: page cache and files in memory (tmpfs), {{cacheBytes}}, and kernel memory',
  'below.metric-cache': 'charged, but not in cache: anonymous and kernel memory',
  'below.base-request': 'your graph’s 100 % is the request, {{baseBytes}}, which limits nothing',
  'below.base-pod-limits': 'your graph’s 100 % is the sum of the pod’s limits, {{baseBytes}}',
  'below.base-pod-requests': 'your graph’s 100 % is the sum of the pod’s requests, {{baseBytes}}, which limits nothing',
  'below.base-node': 'your graph’s 100 % is the node’s memory, {{baseBytes}}',
  'below.pod-others': 'held by the other containers of the pod, as last seen',
  'below.pod-outside':
    'charged to the pod and to none of its containers: memory-backed volumes, also of an earlier instance, and the sandbox',
  'below.pod-sampling': 'the pod grew after its last sample, unseen',
  'below.pod-unknown':
    'grown unseen, or charged to the pod and to none of its containers: the pod’s cgroup is not scraped',
  'below.kubepods-others': 'held by all other pods of the node, as last seen',
  'below.kubepods-sampling': 'all pods together grew after their last sample, unseen',
  'below.kubepods-sampling-or-cache':
    'all pods together grew after their last sample, or held it as page cache: their usage is not collected',
  'below.others-within': 'held by others within {{cgroup}}, or grown after the last sample',
  'below.base-own': 'between the limit that was in force at the end, {{hitBytes}}, and the one of the graph',
  'below.base-pod': 'between the pod’s limit, {{hitBytes}}, which was hit, and this one',
  'below.base-kubepods': 'between the limit of all pods together, {{hitBytes}}, which was hit, and this one',
  'below.base-cgroup': 'between the limit of {{cgroup}}, {{hitBytes}}, which was hit, and this one',
  'below.not-the-limit': 'never used, as last seen {{ageSeconds}} before the end: this limit did not kill it',
  'below.no-limit': 'there is no limit to stay below',
  'below.unknown': 'not told by the evidence',

  'answer.below-no-limit': 'last seen at {{seenBytes}}; there is no limit to stay below',
  'answer.below-nothing': '{{seenShare}} seen last',
  'answer.below-sampling': '{{seenShare}} seen last, {{gapBytes}} came after that, unseen',
  'answer.below-sample-age': '{{seenShare}} seen last, in a sample {{gapBytes}} out of date',
  'answer.below-averaging': '{{seenShare}} seen last, {{gapBytes}} averaged away',
  'answer.below-metric': '{{seenShare}} seen last, {{gapBytes}} are not in that metric',
  'answer.below-base': '{{seenShare}} seen last; the limit that was hit is another',
  'answer.below-other-container': '{{seenShare}} seen last, others held {{gapBytes}}',
  'answer.below-not-the-limit': '{{seenShare}} seen last, {{gapBytes}} never used',
  'answer.below-unknown': '{{seenShare}} seen last, {{gapBytes}} cannot be told',
  'answer.ranking-lead': '{{leadBytes}} more than the next, {{name}}',
  'answer.ranking-lead-about': '{{leadBytes}} ± {{errorBytes}} more than the next, {{name}}',
  'answer.ranking-close': 'too close to call: {{name}} stood {{leadBytes}} ± {{errorBytes}} away',
  'answer.ranking-behind': 'by these figures {{name}} stood {{leadBytes}} above it',
  'answer.ranking-place': 'number {{rank}} of {{total}}',
  'answer.ranking-first': '{{name}} stood first of {{total}}',
  'answer.ranking-equals': 'one of {{equalsCount}} that nothing collected tells apart, of {{total}}',
  'answer.ranking-spared': 'With a request of {{quantity}}, {{name}} would have died instead.',
  'answer.consumers-container': '{{name}} took {{growthBytes}}, {{growthShare}} of all growth',
  'answer.consumers-system': 'the node’s own services took {{growthBytes}}, {{growthShare}} of all growth',
  'answer.consumers-kernel': 'the kernel took {{growthBytes}}, {{growthShare}} of all growth',
  'answer.consumers-cache': 'the page cache took {{growthBytes}}, {{growthShare}} of all growth',
  'answer.consumers-unexplained': '{{growthBytes}} are in no metric, {{growthShare}} of all growth',
  'answer.consumers-others': 'many containers took {{growthBytes}} together, {{growthShare}} of all growth',
  'answer.consumers-none': 'nothing grew before the end',
  'consumer.container': '{{name}}',
  'consumer.others': 'other containers',
  'consumer.system': 'system services',
  'consumer.kernel': 'kernel and slab',
  'consumer.cache': 'page cache',
  'consumer.unexplained': 'unexplained',
  'advice.request-spares':
    'With a request of {{toBytes}} {{other}} would have been chosen instead, by the ranking above.',
  'advice.request-spares-process':
    'With a request of {{toBytes}} the process {{other}} would have been chosen instead, by the ranking above.',
  'advice.request-spares-limit':
    'With a request of {{toBytes}}, and a limit raised to {{limitBytes}}, {{other}} would have been chosen instead, by the ranking above.',
  'advice.request-not-exceeded':
    'It held up to {{heldBytes}}, more than it requests: who exceeds its request is evicted before all who do not.',
  'advice.priority':
    'It stayed within its request, so only a lower priority than the others’ puts it first: give it a priority class.',
  'advice.limit-of-itself':
    'It used the memory up itself: it grew by {{growthBytes}} ({{growthShare}} of all growth), to {{mostBytes}} at most. With this limit the node would have kept {{keptBytes}}.',
  'advice.limit-of-neighbour':
    'It used the memory up: it grew by {{growthBytes}} ({{growthShare}} of all growth), to {{mostBytes}} at most. With this limit the node would have kept {{keptBytes}}, and it, not others, would have been killed.',
  'advice.threshold':
    'The node lost up to {{rateBytes}}/s; the kubelet looks every 10 s, takes {{slowSeconds}} to answer and gives 2 s of grace. From is the default.',
  'advice.threshold-unseen':
    'The node lost up to {{rateBytes}}/s; the kubelet looks every 10 s, takes {{slowSeconds}} to answer and gives 2 s of grace, and it counts {{unseenBytes}} as available that the kernel cannot give. From is the default.',
  'advice.threshold-hopeless':
    'No threshold wins this race at a fair price: at {{rateBytes}}/s, with a kubelet that takes {{slowSeconds}} to answer, it would be {{neededBytes}}. Limit who grows instead.',
  'advice.system-reserved':
    'The node’s own services held {{heldBytes}} and had grown by {{growthBytes}}: reserve that much, so that pods are not placed on it.',
  'advice.less-reserved':
    'While all pods were at their common limit, the node had {{idleBytes}} that nobody used, beside {{keptBytes}} for the eviction threshold.',
  'advice.limits-beyond':
    'The limits of all containers on the node sum to {{sumBytes}} (without a limit: {{withoutCount}}); all pods together may use {{limitBytes}}.',
  'advice.limit-lowered': 'It held {{mostBytes}} before the limit was set below that.',
  'advice.leak':
    'It grew by {{rateBytes}}/s from start to end in each instance that was seen ({{instanceCount}}): a higher limit only moves the time. Twice the limit would be hit {{laterSeconds}} after a start.',
  'advice.limit-level':
    'It had levelled off at its limit: this leaves room for one more of the largest rise between two samples, {{riseBytes}}.',
  'advice.burst':
    'What it needs was never measured: it was seen at {{mostBytes}} at most and took less than {{ageSeconds}} from there. Measure the burst (a shorter scrape interval, memory.peak) before setting a number.',
  'advice.volume-size':
    'Memory-backed volumes held {{outsideBytes}} and count against the pod’s limit of {{limitBytes}}; its containers used up to {{usedBytes}} of it.',
  'advice.volume-unmeasured':
    'Memory-backed volumes held {{outsideBytes}} and count against the pod’s limit of {{limitBytes}}; its containers were seen at {{usedBytes}}, and needed more than was left. Cap the volume, empty it on start, or make room for both.',
  'advice.pod-resources':
    'The pod’s limit is the sum of its containers’, or declared for the pod itself; memory-backed volumes count against it.',
  'advice.storage-request': 'It used {{usedBytes}}, more than it requests, and was evicted before those who do not.',
  'advice.storage': 'Its status says which storage was full, and how much it used of it.',
  'advice.grace':
    'It had {{graceSeconds}} to end and needed longer: see why it does not end on SIGTERM, or give it more.',
  'advice.grace-unknown': 'See why it does not end on SIGTERM within its grace period, or give it more.',
  'advice.probe': 'See whether the probe’s timeout and failure threshold fit how slowly it answers under load.',
  'advice.probe-startup': 'See whether the startup probe gives it as long as it takes to start.',
  'advice.events': 'The events say which probe failed and what it answered.',
  'advice.describe': 'Its status and events say why the kubelet ended it.',
  'advice.logs': 'What the program wrote last says what it was doing, or why it ended.',
  'advice.boot-before': 'The journal of the boot before says how it ended.',
  'advice.daemons': 'The daemon’s own lines say whom it killed and by which rule.',
  'advice.numa':
    'A container bound to some of the NUMA nodes can run out while others are free: see how memory is spread and who is bound.',
  'advice.child':
    'The killed process was {{comm}}, which held {{heldBytes}}: see what it did, and what the rest makes of its death.',
  'advice.child-unknown': 'See which process inside died, and what the rest makes of its death.',
  'advice.missing-kernel-log': 'The kernel’s log of that time would name who was killed, and by which limit.',
  'advice.missing-events':
    'The pod’s events would say whether the kubelet ended it, and why; they are kept for an hour.',
  'advice.missing-pods': 'The pod’s object would tell its last state, its volumes and its limits.',
  'advice.missing-kubelet-log': 'The kubelet’s log of that time would say whether it ended the container, and why.',
  'advice.missing-daemon-log': 'The log of an OOM daemon would say whether it killed it.',

  'missing.kernel-log':
    'The node’s kernel log is not collected: it names who was killed, by which limit, and what every process held.',
  'missing.events':
    'Kubernetes events are not collected: they say whether a probe failed or the kubelet evicted, and why.',
  'missing.kubelet-log': 'The kubelet’s log is not collected: it says why it ended a container.',
  'missing.daemon-log':
    'Logs of OOM daemons (systemd-oomd, earlyoom) are not collected: they kill without a trace in any metric.',
  'missing.pods': 'Pod objects are not at hand: they tell memory-backed volumes and pod-level limits.',
  'missing.ksm-reasons': 'Termination reasons of kube-state-metrics are not collected.',
  'missing.ksm-restarts': 'Restart counters of kube-state-metrics are not collected.',
  'missing.ksm-status': 'Pod phases and reasons of kube-state-metrics are not collected.',
  'missing.ksm-resources': 'Requests and limits of kube-state-metrics are not collected.',
  'missing.ksm-pods': 'Pod information of kube-state-metrics is not collected.',
  'missing.ksm-node':
    'Node conditions of kube-state-metrics are not collected: MemoryPressure would tell an eviction’s cause.',
  'missing.ksm-disruption':
    'kube_pod_status_disruption_reason is not collected (kube-state-metrics 2.20): it tells who disturbed a pod.',
  'missing.ksm-workloads': 'Owners of replica sets and jobs are not collected.',
  'missing.cadvisor-memory':
    'Container memory of cAdvisor is not collected: nothing shows how near its limit the container was.',
  'missing.cadvisor-oom':
    'container_oom_events_total is not collected: it counts processes killed inside living containers.',
  'missing.cadvisor-root':
    'cAdvisor’s root cgroup (id="/") is dropped: its container_oom_events_total counts node OOMs and nothing else.',
  'missing.cadvisor-kubepods':
    'cAdvisor’s kubepods cgroup is dropped: it tells how near all pods together were to their limit.',
  'missing.kubelet': 'The kubelet’s own metrics are not collected: kubelet_evictions and prober_probe_total.',
  'missing.node-memory': 'node-exporter’s memory is not collected for this node: nothing shows what the node had left.',
  'missing.node-vmstat': 'node_vmstat_oom_kill is not collected: it tells whether the kernel killed anybody at all.',
  'missing.node-pressure': 'node-exporter’s memory pressure (PSI) is not collected.',
  'missing.node-boot': 'node_boot_time_seconds is not collected: it tells a reboot.',
  'missing.scrapes': 'up and scrape_duration_seconds are not found for the node’s targets.',

  'coverage.how.kernel-log': 'Give the node’s log with --kernel-log, or ship kernel lines to Loki.',
  'coverage.how.events': 'Give kubectl get events -A -o json with --events, or ship events to Loki.',
  'coverage.how.kubelet-log': 'Ship the kubelet’s journal to Loki.',
  'coverage.how.daemon-log': 'Ship the journal of systemd-oomd or earlyoom to Loki.',
  'coverage.how.pods': 'Give kubectl get pods -A -o json with --pods.',
  'coverage.how.ksm-reasons':
    'Scrape kube-state-metrics 2.12 or later and keep kube_pod_container_status_last_terminated_*.',
  'coverage.how.ksm-restarts': 'Scrape kube-state-metrics and keep kube_pod_container_status_restarts_total.',
  'coverage.how.ksm-status': 'Scrape kube-state-metrics and keep kube_pod_status_phase and kube_pod_status_reason.',
  'coverage.how.ksm-resources': 'Scrape kube-state-metrics and keep kube_pod_container_resource_limits and _requests.',
  'coverage.how.ksm-pods': 'Scrape kube-state-metrics and keep kube_pod_info and kube_pod_owner.',
  'coverage.how.ksm-node': 'Scrape kube-state-metrics and keep kube_node_status_condition, _capacity and _allocatable.',
  'coverage.how.ksm-disruption': 'Upgrade kube-state-metrics to 2.20 or later.',
  'coverage.how.ksm-workloads': 'Keep kube_replicaset_owner and kube_job_owner.',
  'coverage.how.cadvisor-memory': 'Scrape the kubelet’s /metrics/cadvisor.',
  'coverage.how.cadvisor-oom': 'Keep container_oom_events_total (kubelet 1.24 or later).',
  'coverage.how.cadvisor-root':
    'Keep the series with id="/": kube-prometheus-stack drops every cAdvisor series without a pod.',
  'coverage.how.cadvisor-kubepods': 'Keep the series with id="/kubepods.slice" or "/kubepods".',
  'coverage.how.kubelet': 'Scrape the kubelet’s /metrics and /metrics/probes.',
  'coverage.how.node-memory': 'Run node-exporter on every node.',
  'coverage.how.node-vmstat': 'Keep node_vmstat_oom_kill of node-exporter.',
  'coverage.how.node-pressure': 'Run node-exporter on a kernel with PSI (psi=1).',
  'coverage.how.node-boot': 'Keep node_boot_time_seconds of node-exporter.',
  'coverage.how.scrapes': 'Nothing to do: Prometheus makes up itself; a remote store must keep it.',

  'notice.report-unplaced':
    'The kernel killed in {{namespace}}/{{pod}} a process of a container that nothing here names, or at a time that cannot be told: {{quote}}',
  'notice.attachment-unreadable': '{{file}} is not what it was said to be and was left out.',
  'notice.lines-skipped_one': '{{count}} part of {{file}} is no Kubernetes event and was left out.',
  'notice.lines-skipped_other': '{{count}} parts of {{file}} are no Kubernetes events and were left out.',
  'notice.log-undated':
    'The kernel log {{file}} says no date that can be read, and no boot time of its node is known: its reports are joined by container id alone.',
  'notice.log-elsewhen':
    'The kernel log {{file}} covers {{fromAt}} to {{toAt}}, which is not the time that was asked for.',
  'notice.log-of-no-node':
    'Which node the kernel log {{file}} is of is not known: say it as NODE=FILE, so that its silence can count.',
  'notice.loki-unreachable':
    'Loki could not be reached ({{detail}}): check its address and that it runs; what its logs would have shown is missing.',
  'notice.loki-timeout':
    'Loki did not answer in time ({{detail}}): ask for a shorter range or fewer pods; what its logs would have shown is missing.',
  'notice.loki-unauthorized':
    'Loki wants other credentials, or a tenant in the header X-Scope-OrgID (HTTP 401: {{detail}}); what its logs would have shown is missing.',
  'notice.loki-forbidden':
    'Loki refuses this user (HTTP 403: {{detail}}): ask for the right to query it; what its logs would have shown is missing.',
  'notice.loki-too-many':
    'Loki takes no more queries now (HTTP 429: {{detail}}): ask again later or for a shorter range; what its logs would have shown is missing.',
  'notice.loki-not-loki':
    'What is set as Loki did not answer as a Loki does ({{detail}}): check the address; what its logs would have shown is missing.',
  'notice.loki-missing':
    'The Loki data source is not there, is none of Loki, or you may not use it ({{detail}}): pick another in the settings of Pod Coroner, or ask for the right to query it.',
  'notice.loki-limit':
    'Loki refused a query for {{family}} by a limit of its own ({{detail}}): ask for a shorter range or fewer pods, or have that limit raised.',
  'notice.loki-too-large':
    'An answer of Loki for {{family}} was let go, because it is too large ({{detail}}): ask for a shorter range or fewer pods.',
  'notice.loki-query': 'Loki failed a query for {{family}} ({{detail}}); what it would have shown is missing.',
  'notice.loki-cut':
    'Loki has more lines for {{family}} from {{fromAt}} to {{toAt}} than the {{count}} that were read: the rest is not looked into, and silence there proves nothing.',
  'notice.loki-bytes':
    'More than {{readBytes}} of log lines came from Loki: no more were read; ask for a shorter range or fewer pods.',
  'notice.loki-queries':
    'Loki was asked {{count}} times and not further: ask for a shorter range or fewer pods to have all logs read.',
  'notice.loki-empty': 'Loki has no stream in this time: nothing is shipped to it, or to another tenant.',
  'notice.loki-no-kernel':
    'Loki knows these nodes, but has no kernel line of them that speaks of memory, nor a stream that is the kernel’s: ship the journal’s kernel messages.',
  'notice.loki-no-node-label':
    'No label of Loki’s streams says the node ({{nodes}}), so the logs of nodes were not read: give the agent a label node, or name the label in the settings.',
  'notice.loki-unknown-nodes':
    'Loki has no stream of {{nodes}} under the label {{labels}}: the logs of these nodes are not shipped, or another label names them.',
  'notice.loki-clusters':
    'Loki holds several clusters and the metrics do not say which is theirs: what names a pod or a node by name alone was left out, and silence proves nothing; give the metrics a label cluster.',
  'notice.loki-nodes-cut':
    'The logs of only {{shownCount}} of {{foundCount}} nodes were read: name a node, a namespace or a shorter range.',

  'notice.query-failed': 'A query for {{family}} failed ({{error}}); what it would have shown is missing: {{query}}',
  'notice.expr-failed':
    'Your graph’s expression failed ({{error}}), so an ordinary dashboard’s is explained instead: {{expr}}',
  'notice.expr-nothing_one':
    'Your graph’s expression shows nothing of {{count}} kill before its end, so an ordinary dashboard’s is explained there: {{expr}}',
  'notice.expr-nothing_other':
    'Your graph’s expression shows nothing of {{count}} kills before their ends, so an ordinary dashboard’s is explained there: {{expr}}',
  'notice.expr-cut':
    'Your graph’s expression gives {{foundCount}} series of these pods; the first {{shownCount}} were kept.',
  'notice.samples-unusable':
    'Left out, because they cannot be true (negative, infinite or no number): {{count}} samples of {{metrics}}.',
  'notice.pods-cut':
    'Only {{shownCount}} of {{foundCount}} pods with an end were read: name a namespace, a pod or a shorter range.',
  'notice.neighbours-unread':
    'Who else could have died was not read for {{unreadCount}} of {{foundCount}} kills: name a pod or a shorter range.',
  'notice.kills-cut': 'Only the newest {{shownCount}} of {{foundCount}} kills are told.',
  'notice.others-cut':
    'More than {{shownCount}} others were killed on a node within five minutes of one kill, up to {{foundCount}}: only the nearest {{shownCount}} are listed with it.',
  'notice.no-kill': 'No kill of this selection lies in this time.',
  'notice.no-such-pod':
    'No pod of this name was seen in this time: check the names (they are anchored patterns) and the range.',
  'notice.no-data':
    'There is no sample of kube-state-metrics in this time: it is not scraped, or the range lies before the data.',
  'notice.no-ksm': 'kube-state-metrics is not there: without kube_pod_container_status_* no kill can be found.',
  'notice.refused-at-admission':
    '{{namespace}}/{{pod}} reads Evicted but never ran: it was refused at admission, nothing was killed.',
  'notice.eviction-undated': '{{namespace}}/{{pod}} was evicted before it was first seen here: when is not known.',
  'notice.counter-leapt':
    '{{namespace}}/{{pod}}: the restart counter of {{container}} rose faster than a kubelet can restart; only the last of those ends are told.',
  'notice.ended-in-deletion':
    '{{namespace}}/{{pod}}: {{container}} ended while the pod was being deleted, and left no exit code: no kill is claimed.',
  'notice.vanished_one':
    '{{count}} pod vanished in a deletion and left no exit code, so whether its containers had to be killed is not known: {{pods}}.',
  'notice.vanished_other':
    '{{count}} pods vanished in a deletion and left no exit code, so whether their containers had to be killed is not known: {{pods}}.',
  'notice.ids-not-unique':
    '{{namespace}}/{{pod}}: neither a UID nor a start time is collected, so the minute of the end is part of the id.',
  'kernel-log.limit-container': 'A container hit its own memory limit.',
  'kernel-log.limit-pod': 'A pod hit the memory limit of its cgroup.',
  'kernel-log.limit-qos': 'All pods of one QoS class together hit their memory limit.',
  'kernel-log.limit-node-allocatable':
    'All pods of the node together hit their common limit; the limits of their containers had nothing to do with it.',
  'kernel-log.limit-node': 'The node ran out of memory; no limit had anything to do with it.',
  'kernel-log.not-short':
    'The kernel acted as if the node had run out of memory, but {{freeBytes}} were free: look for a kernel-memory limit or fragmentation.',
  'kernel-log.limit-cpuset': 'The memory nodes of a cpuset ran out, while the machine may have had memory left.',
  'kernel-log.limit-mempolicy':
    'The memory nodes of a memory policy ran out, while the machine may have had memory left.',
  'kernel-log.limit-service': 'A service of the node, not a pod, hit its memory limit.',
  'kernel-log.limit-other': 'A cgroup that belongs to no pod hit its memory limit.',
  'kernel-log.limit-unknown': 'Whose limit was hit is not in this text.',
  'kernel-log.manual': 'Somebody asked for it by sysrq; memory need not have been short.',
  'kernel-log.nobody': 'The kernel killed nobody.',
  'kernel-log.tie':
    'All candidates are protected (badness below 0): before Linux 5.9 they tie, and the first one found dies, whatever it holds.',
  'kernel-log.missing': 'Not in this text: {{what}}.',
  'kernel-log.missing-header': 'who asked for memory',
  'kernel-log.missing-trigger-pid': 'the pid of who asked',
  'kernel-log.missing-constraint': 'whether a limit was hit or the machine was full',
  'kernel-log.missing-limit-cgroup': 'whose limit was hit',
  'kernel-log.missing-memory': 'how much memory was in use',
  'kernel-log.missing-tasks': 'the table of processes',
  'kernel-log.missing-kill': 'the line that says who was killed',
  'kernel-log.missing-victim-cgroup': 'the cgroup of who was killed',
  'kernel-log.missing-page-size': 'the size of a page, so that the table’s pages are no bytes',
  'kernel-log.found_one': '{{count}} OOM report in {{files}}.',
  'kernel-log.found_other': '{{count}} OOM reports in {{files}}.',
  'kernel-log.none': 'No kernel OOM report in {{files}}.',

  'notice.no-date': '{{namespace}}/{{pod}}: an end of {{container}} cannot be dated better than to five minutes.',
};
