import { PressureCondition, resourceOf } from '../world/eviction';
import { isGlobal } from '../world/kernelKill';
import { Kubelet } from '../world/kubelet';
import { Processes } from '../kernel/Processes';
import { evictionMessage } from './evictionMessage';
import { Said } from './EventRecorder';
import { aboutPod } from './podEvents';

/** What a kubelet says of its node, and of the pods that it evicts. */
export function nodeEvents(kubelet: Kubelet): Said[] {
  const { node, eviction } = kubelet;
  const { name } = node.spec;
  const of = { reporter: 'kubelet', host: name, about: { kind: 'Node', name, uid: name } };
  const pressure = Object.entries(CHANGES).flatMap(([condition, [gone, come]]) =>
    eviction.pressure[condition as PressureCondition].map(({ at, value }): Said => {
      const reason = value ? come : gone;
      return { ...of, at, type: 'Normal', reason, message: `Node ${name} status is now: ${reason}` };
    })
  );
  return [...pressure, ...systemOoms(kubelet, of), ...evicting(kubelet, of)];
}

const CHANGES: Record<PressureCondition, [gone: string, come: string]> = {
  MemoryPressure: ['NodeHasSufficientMemory', 'NodeHasInsufficientMemory'],
  DiskPressure: ['NodeHasNoDiskPressure', 'NodeHasDiskPressure'],
  PIDPressure: ['NodeHasSufficientPID', 'NodeHasInsufficientPID'],
};

type Speaker = Pick<Said, 'reporter' | 'host' | 'about'>;

/**
 * pkg/kubelet/oom/oom_watcher_linux.go reads the kernel's log, and speaks of global OOMs alone. A kubelet that stalls
 * with its node does so afterwards.
 */
function systemOoms({ node }: Kubelet, of: Speaker): Said[] {
  const processes = new Processes(node);
  return node.kills.flatMap(({ at, scope, killed, child }): Said[] => {
    const [first] = processes.of(child ?? killed);
    const read = node.ledger.stalls.find((stall) => stall.from <= at + 1 && at < stall.to)?.to ?? at + 0.5;
    const message = `System OOM encountered, victim process: ${first?.comm}, pid: ${first?.pid}`;
    return isGlobal(scope) && node.spec.unseen === undefined
      ? [{ ...of, at: read, type: 'Warning', reason: 'SystemOOM', message }]
      : [];
  });
}

/** pkg/kubelet/eviction/eviction_manager.go: says what is short, then whom it evicts; stopping comes last. */
function evicting({ evictions, node }: Kubelet, of: Speaker): Said[] {
  return evictions.flatMap((eviction): Said[] => {
    const { at, pod, instances, signal, ownLimit } = eviction;
    const low = `Attempting to reclaim ${resourceOf(signal)}`;
    const { text, annotations } = evictionMessage(eviction);
    const kubelet = { reporter: 'kubelet', host: node.spec.name };
    return [
      ...(ownLimit ? [] : [{ ...of, at, type: 'Warning' as const, reason: 'EvictionThresholdMet', message: low }]),
      { ...kubelet, at, about: aboutPod(pod), type: 'Warning', reason: 'Evicted', message: text, annotations },
      ...instances.map(({ spec }): Said => ({
        ...kubelet,
        at: at + 0.05,
        about: aboutPod(pod, spec.name),
        type: 'Normal',
        reason: 'Killing',
        message: `Stopping container ${spec.name}`,
      })),
    ];
  });
}
