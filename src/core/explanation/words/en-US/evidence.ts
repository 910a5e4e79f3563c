/** English: what is there, what is missing, and what was left out. */
export const evidence: Record<string, string> = {
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
    'Your graph’s expression shows nothing of {{count}} kill before its end that can be explained, so an ordinary dashboard’s is explained there: {{expr}}',
  'notice.expr-nothing_other':
    'Your graph’s expression shows nothing of {{count}} kills before their ends that can be explained, so an ordinary dashboard’s is explained there: {{expr}}',
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
  'notice.eviction-threshold-of-nothing':
    'The eviction threshold in the data source’s settings is a share, “{{text}}”, and no metric says how much memory the nodes have, so it was left aside: collect kube_node_status_capacity, or write a quantity such as 500Mi.',
  'notice.eviction-threshold-unreadable':
    'The eviction threshold in the data source’s settings is “{{text}}”, which no kubelet would take, so it was left aside: write a quantity such as 500Mi, or a share of the node’s memory such as 5%.',
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
  'notice.no-date': '{{namespace}}/{{pod}}: an end of {{container}} cannot be dated better than to five minutes.',
};
