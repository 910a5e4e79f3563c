/** English: what ended it, in a word and in a sentence, and what follows from that. */
export const verdicts: Record<string, string> = {
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
  'summary.node-eviction-seen-pod':
    'The kubelet evicted {{pod}}, whose containers stood at {{seenShare}} of their limits together, because {{node}} ran short of memory.',
  'summary.node-eviction-allocatable-seen-pod':
    'The kubelet evicted {{pod}}, whose containers stood at {{seenShare}} of their limits together, because all pods on {{node}} together came near their common limit; the node itself had memory left.',
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
};
