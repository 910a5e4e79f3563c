/** English: `pod-coroner kernel-log`. */
export const kernelLog: Record<string, string> = {
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
};
