/** English: below the limit, who stood where, who used the memory up, and what to do. */
export const answers: Record<string, string> = {
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
  'below.pod-sampling':
    'the pod grew after its last sample, unseen: {{neededBytes}}/s over {{ageSeconds}}, where the fastest ever measured of it was {{fastestBytes}}/s',
  'below.pod-sampling-unmeasured':
    'the pod grew after its last sample, unseen, within {{ageSeconds}} ({{neededBytes}}/s); no growth of it was ever measured',
  'below.pod-shrunk':
    'the pod held more when it was last seen than the limit that was hit: it shrank, or the limit was lowered, unseen',
  'below.pod-unknown':
    'grown unseen, or charged to the pod and to none of its containers: the pod’s cgroup is not scraped',
  'below.kubepods-others': 'held by all other pods of the node, as last seen',
  'below.kubepods-sampling':
    'all pods together grew after their last sample, unseen: {{neededBytes}}/s over {{ageSeconds}}, where the fastest ever measured of them was {{fastestBytes}}/s',
  'below.kubepods-sampling-unmeasured':
    'all pods together grew after their last sample, unseen, within {{ageSeconds}} ({{neededBytes}}/s); no growth of them was ever measured',
  'below.kubepods-shrunk':
    'all pods together held more when they were last seen than the limit that was hit: they shrank, or the limit was lowered, unseen',
  'below.kubepods-sampling-or-cache':
    'all pods together grew after their last sample, or held it as page cache: their usage is not collected',
  'below.others-within': 'held by others within {{cgroup}}, or grown after the last sample',
  'below.base-own': 'between the limit that was in force at the end, {{hitBytes}}, and the one of the graph',
  'below.base-pod': 'between the pod’s limit, {{hitBytes}}, which was hit, and this one',
  'below.base-kubepods': 'between the limit of all pods together, {{hitBytes}}, which was hit, and this one',
  'below.base-cgroup': 'between the limit of {{cgroup}}, {{hitBytes}}, which was hit, and this one',
  'below.not-the-limit': 'never used, as last seen {{ageSeconds}} before the end: this limit did not kill it',
  'below.no-limit': 'there is no limit to stay below',
  'below.not-the-limit-pod':
    'never used by the pod, as last seen {{ageSeconds}} before the end: the limits of its containers had nothing to do with it',
  'below.no-limit-pod':
    'not every container of the pod is known to have a limit: there is none for the pod to stay below',
  'below.pod-unread': 'perhaps held by containers of which no memory was read: {{containers}}',
  'below.unknown': 'not told by the evidence',
  'answer.below-no-limit': 'last seen at {{seenBytes}}; there is no limit to stay below',
  'answer.below-nothing': 'graph ended at {{seenShare}}',
  'answer.below-sampling': 'graph ended at {{seenShare}}, {{gapBytes}} came after that, unseen',
  'answer.below-sample-age': 'graph ended at {{seenShare}}, in a sample {{gapBytes}} out of date',
  'answer.below-averaging': 'graph ended at {{seenShare}}, {{gapBytes}} averaged away',
  'answer.below-metric': 'graph ended at {{seenShare}}, {{gapBytes}} are not in that metric',
  'answer.below-base': 'graph ended at {{seenShare}}; the limit that was hit is another',
  'answer.below-other-container': 'graph ended at {{seenShare}}, others held {{gapBytes}}',
  'answer.below-not-the-limit': 'graph ended at {{seenShare}}, {{gapBytes}} never used',
  'answer.below-unknown': 'graph ended at {{seenShare}}, {{gapBytes}} cannot be told',
  'answer.ranking-lead': '{{leadBytes}} more than the next, {{name}}',
  'answer.ranking-lead-about': '{{leadBytes}} ± {{errorBytes}} more than the next, {{name}}',
  'answer.ranking-close': 'too close to call: {{name}} stood {{leadBytes}} ± {{errorBytes}} away',
  'answer.ranking-behind': 'by these figures {{name}} stood {{leadBytes}} above it',
  'answer.ranking-place': 'number {{rank}} of {{total}}',
  'answer.ranking-first': '{{name}} stood first of {{total}}',
  'answer.ranking-equals': 'one of {{equalsCount}} that nothing collected tells apart, of {{total}}',
  'answer.ranking-spared': 'With a request of {{quantity}}, {{name}} would have died instead.',
  'answer.ranking-spared-limit':
    'With a request of {{quantity}}, and its limit raised to that, {{name}} would have died instead.',
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
    'The node lost up to {{rateBytes}}/s, and up to {{raceSeconds}} pass from one look of the kubelet, which comes every 10 s, until the 2 s of grace of an eviction are over. It is changed from the default, since nothing collected says what it was.',
  'advice.threshold-unseen':
    'The node lost up to {{rateBytes}}/s, and up to {{raceSeconds}} pass from one look of the kubelet, which comes every 10 s, until the 2 s of grace of an eviction are over, and it counts {{unseenBytes}} as available that the kernel cannot give. It is changed from the default, since nothing collected says what it was.',
  'advice.threshold-set':
    'The node lost up to {{rateBytes}}/s, and up to {{raceSeconds}} pass from one look of the kubelet, which comes every 10 s, until the 2 s of grace of an eviction are over. It is changed from what the data source’s settings say.',
  'advice.threshold-unseen-set':
    'The node lost up to {{rateBytes}}/s, and up to {{raceSeconds}} pass from one look of the kubelet, which comes every 10 s, until the 2 s of grace of an eviction are over, and it counts {{unseenBytes}} as available that the kernel cannot give. It is changed from what the data source’s settings say.',
  'advice.threshold-known':
    'The node lost up to {{rateBytes}}/s, and up to {{raceSeconds}} pass from one look of the kubelet, which comes every 10 s, until the 2 s of grace of an eviction are over. It is changed from what the pods’ common limit exceeds the allocatable memory by.',
  'advice.threshold-unseen-known':
    'The node lost up to {{rateBytes}}/s, and up to {{raceSeconds}} pass from one look of the kubelet, which comes every 10 s, until the 2 s of grace of an eviction are over, and it counts {{unseenBytes}} as available that the kernel cannot give. It is changed from what the pods’ common limit exceeds the allocatable memory by.',
  'advice.threshold-told':
    'The node lost up to {{rateBytes}}/s, and up to {{raceSeconds}} pass from one look of the kubelet, which comes every 10 s, until the 2 s of grace of an eviction are over. It is changed from what the kubelet named when it evicted {{evicted}}; whether that was a hard or a soft threshold it does not say.',
  'advice.threshold-unseen-told':
    'The node lost up to {{rateBytes}}/s, and up to {{raceSeconds}} pass from one look of the kubelet, which comes every 10 s, until the 2 s of grace of an eviction are over, and it counts {{unseenBytes}} as available that the kernel cannot give. It is changed from what the kubelet named when it evicted {{evicted}}; whether that was a hard or a soft threshold it does not say.',
  'advice.threshold-unknown':
    'The node lost up to {{rateBytes}}/s, and up to {{raceSeconds}} pass from one look of the kubelet, which comes every 10 s, until the 2 s of grace of an eviction are over: it takes a threshold of {{neededBytes}}. What it is now is not known; evictions on the node show that it is not the default.',
  'advice.threshold-hopeless':
    'No threshold wins this race at a fair price: at {{rateBytes}}/s, over the {{raceSeconds}} from one look of the kubelet to the end of an eviction, it would be {{neededBytes}}. Limit who grows instead.',
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
  'advice.files-in-memory':
    '{{keptBytes}} of its limit of {{limitBytes}} were not anonymous memory, and the kernel could not take them back: files in memory (tmpfs), mostly. Cap or empty the memory-backed volume; a higher limit only moves the time.',
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
};
