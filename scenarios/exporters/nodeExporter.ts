import { EpochMs } from '../incident';
import { KiB, MiB, wholePages } from '../world/memory';
import { Node } from '../world/node';
import { memAvailable } from '../world/memAvailable';
import { MAPPED_SHARE } from '../world/oomCandidates';
import { Expose, Labels } from './target';

/** node_exporter's meminfo, vmstat, pressure, stat and uname collectors, each value from the node's own accounts. */
export class NodeExporter {
  private readonly none: Labels = {};
  private readonly uname: Labels;

  constructor(
    private readonly node: Node,
    private readonly epoch: (seconds: number) => EpochMs
  ) {
    this.uname = {
      sysname: 'Linux',
      release: node.spec.kernelVersion,
      version: '#1 SMP PREEMPT_DYNAMIC',
      machine: 'x86_64',
      nodename: node.spec.name,
      domainname: '(none)',
    };
  }

  expose(seconds: number, expose: Expose): void {
    const memory = this.node.ledger.memory[Math.min(Math.floor(seconds), this.node.ledger.memory.length - 1)];
    for (const [field, bytes] of Object.entries(this.meminfo(seconds))) {
      expose(`node_memory_${field}_bytes`, this.none, bytes);
    }
    const hugePages = (this.node.spec.hugePages ?? 0) / (2 * MiB);
    expose('node_memory_HugePages_Total', this.none, hugePages);
    expose('node_memory_HugePages_Free', this.none, hugePages);
    expose('node_vmstat_oom_kill', this.none, memory.oomKills);
    expose('node_pressure_memory_waiting_seconds_total', this.none, Number(memory.psiSome.toFixed(6)));
    expose('node_pressure_memory_stalled_seconds_total', this.none, Number(memory.psiFull.toFixed(6)));
    expose('node_boot_time_seconds', this.none, Math.floor(this.epoch(this.node.bootedAt(seconds)) / 1000));
    expose('node_time_seconds', this.none, this.epoch(seconds) / 1000);
    expose('node_uname_info', this.uname, 1);
  }

  /** /proc/meminfo. The fields add up: MemTotal = MemFree + AnonPages + Cached + Buffers + kernel memory, seen and unseen. */
  meminfo(seconds: number): Record<string, number> {
    const { spec } = this.node;
    const memory = this.node.ledger.memory[Math.min(Math.floor(seconds), this.node.ledger.memory.length - 1)];
    const { parts, free, leak, swapped } = memory;
    const kernel = parts.kernel + spec.kernelMemory - leak;
    const buffers = wholePages(Math.min(24 * MiB, 0.06 * (parts.activeFile + parts.inactiveFile)));
    const {
      bytes: available,
      slabReclaimable: reclaimable,
      slabUnreclaimable: unreclaimable,
    } = memAvailable(memory, spec);
    const file = parts.activeFile + parts.inactiveFile;
    return {
      MemTotal: spec.memTotal,
      MemFree: free,
      MemAvailable: available,
      Buffers: buffers,
      Cached: file + parts.shmem - buffers,
      SwapCached: 0,
      Active_file: parts.activeFile,
      Inactive_file: parts.inactiveFile,
      AnonPages: parts.anon,
      Mapped: wholePages(MAPPED_SHARE * parts.activeFile + parts.shmem),
      Shmem: parts.shmem,
      Slab: reclaimable + unreclaimable,
      SReclaimable: reclaimable,
      SUnreclaim: unreclaimable,
      KernelStack: wholePages(0.04 * kernel),
      PageTables: wholePages(parts.anon / 480),
      Percpu: wholePages(spec.cpus * 2.5 * MiB),
      SwapTotal: spec.swap ?? 0,
      SwapFree: (spec.swap ?? 0) - swapped,
      Committed_AS: wholePages(1.7 * parts.anon + 300 * KiB),
      Hugepagesize: 2 * MiB,
    };
  }
}
