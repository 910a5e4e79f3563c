import { NOTHING_BROUGHT } from '../evidence/attach/Brought';
import { withWitnesses } from '../evidence/attach/withWitnesses';
import { parseDaemonLine } from '../evidence/cluster/parseDaemonLine';
import { PodRef } from '../evidence/Evidence';
import { Kill } from '../kills/Kill';
import { readCgroupPath } from '../kubernetes/cgroupPath';
import { at, evidenceOf, POD } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { daemonTestimony } from './daemonTestimony';
import { WitnessIndex } from './WitnessIndex';

interface Around {
  container?: string;
  pod?: PodRef;
  /** whose log it is */
  lineNode?: string;
  others?: PodRef[];
  kill?: Partial<Kill>;
}

/** What the kubelet's log says of an end by this message, a second before. */
function saidBy(containerMessage: string, around: Around = {}) {
  const { container = 'cart', pod = POD, lineNode = POD.node, others = [], kill = {} } = around;
  const line = `"Message for Container of pod" containerName="${container}" containerStatusID={"Type":"containerd","ID":"${'a1'.repeat(32)}"} pod="${POD.namespace}/${POD.pod}" containerMessage="${containerMessage}"`;
  const lines = [{ ...parseDaemonLine(line, readCgroupPath)!, at: at(-1), node: lineNode }];
  const evidence = withWitnesses(
    { ...evidenceOf([]), pods: [pod, ...others] },
    { ...NOTHING_BROUGHT, lines, families: ['kubelet-log'] }
  );
  const end = killOf({ pod, container, startedAt: at(-900), ...kill });
  return daemonTestimony(new WitnessIndex(evidence), end, () => false).map(({ causes, trigger }) => ({
    causes,
    trigger,
  }));
}

// kuberuntime_manager.go, computePodActions and computePodResizeAction
describe("the kubelet's own log", () => {
  it.each([
    ['Container cart definition changed, will be restarted', ['kubelet-restart'], 'definition-changed'],
    ['Container cart resize requires restart', ['kubelet-restart'], 'resize'],
    ['Container cart is to be restarted in words of a later version', ['kubelet-restart'], null],
    ['Container cart failed liveness probe, will be restarted', ['probe'], null],
  ])('says what a container was ended for: %s', (message, causes, trigger) => {
    expect(saidBy(message)).toEqual([{ causes, trigger }]);
  });

  it('does not take a name for the reason', () => {
    const [{ trigger }] = saidBy('Container image-resize definition changed, will be restarted', {
      container: 'image-resize',
    });
    expect(trigger).toBe('definition-changed');
  });

  it('speaks of the only pod of a name, though no metric says where that is', () => {
    const message = 'Container cart failed liveness probe, will be restarted';
    const nowhere = { ...POD, node: '' };
    expect(saidBy(message, { pod: nowhere })).toHaveLength(1);
    expect(saidBy(message, { pod: nowhere, others: [{ ...POD, uid: 'another', node: '' }] })).toEqual([]);
    expect(saidBy(message, { lineNode: 'worker-9' })).toEqual([]);
  });

  it('says nothing of an end whose window was over before: that is the next life’s', () => {
    const message = 'Container cart failed liveness probe, will be restarted';
    const within = (before: number): Partial<Kill> => ({ dating: 'window', window: { after: at(-90), before: at(before) } }); // prettier-ignore
    expect(saidBy(message, { kill: within(5) })).toHaveLength(1);
    expect(saidBy(message, { kill: within(-2) })).toEqual([]);
  });
});
