import type { Brought } from '../../../src/core/evidence/attach/Brought';
import { at, evidenceOf, OF_CONTAINER, POD, series, unix } from '../../../src/core/testing/evidenceOf';
import type { Recording, ToldTruth } from '../recording/Recording';
import { shownBy } from './shownBy';

const RESTART = {
  id: 'end',
  namespace: POD.namespace,
  pod: POD.pod,
  podUID: POD.uid,
  container: 'cart',
  time: new Date(at(0)).toISOString(),
  exitCode: 0,
  reason: 'Completed',
  cause: 'probe',
  restarted: true,
} as ToldTruth;

const EVIDENCE = evidenceOf([
  series('kube_pod_container_status_restarts_total', OF_CONTAINER, [[-30, 0], [30, 1]]), // prettier-ignore
  series('kube_pod_container_status_last_terminated_timestamp', OF_CONTAINER, [[30, unix(0)]]), // prettier-ignore
  series('prober_probe_total', { ...OF_CONTAINER, result: 'failed', probe_type: 'Liveness' }, [[-60, 0], [-30, 2]]), // prettier-ignore
]);

const said = (second: number, container = 'cart') =>
  ({
    events: [
      {
        namespace: POD.namespace,
        name: POD.pod,
        uid: POD.uid,
        container,
        reason: 'Killing',
        message: `Container ${container} failed liveness probe, will be restarted`,
        firstAt: at(second),
        lastAt: at(second),
        count: 1,
      },
    ],
  }) as unknown as Brought;
const logged = (act: string) =>
  ({ lines: [{ pod: `${POD.namespace}/${POD.pod}`, container: 'cart', act, at: at(-5) }] }) as unknown as Brought;

const shown = (brought: Recording['brought'], truth: Partial<ToldTruth> = {}) => {
  const entry = { ...RESTART, ...truth };
  return shownBy(entry, { evidence: EVIDENCE, brought, truth: [entry] } as unknown as Recording)
    .map((set) => set.join(' + '))
    .sort();
};

describe('what shows a restart that the kubelet forced upon a container that left with 0', () => {
  it('is what shows the end, with the kubelet’s word on who forced it', () => {
    expect(shown({ events: said(-5) }, { cause: 'kubelet-restart' })).toEqual([
      'ksm-reasons + events',
      'ksm-restarts + events',
    ]);
    expect(shown({ 'kubelet-log': logged('restarted') }, { cause: 'kubelet-restart' })).toEqual([
      'ksm-reasons + kubelet-log',
      'ksm-restarts + kubelet-log',
    ]);
  });

  it('is of a probe also that its failures are counted', () => {
    expect(shown({})).toEqual(['ksm-reasons + kubelet', 'ksm-restarts + kubelet']);
  });

  it.each<[string, Recording['brought']]>([
    ['nothing is said', {}],
    ['another container is named', { events: said(-5, 'envoy') }],
    ['it is said of an earlier end', { events: said(-600) }],
    ['it is said after the end', { events: said(20) }],
    ['a container is stopped, for whatever reason', { 'kubelet-log': logged('stopped') }],
  ])('is nothing where %s', (_, brought) => {
    expect(shown(brought, { cause: 'kubelet-restart' })).toEqual([]);
  });

  it('is of any other end what shows the end', () => {
    expect(shown({}, { exitCode: 137, reason: 'Error' })).toEqual(['ksm-reasons', 'ksm-restarts']);
    expect(shown({}, { reason: 'OOMKilled' })).toEqual(['ksm-reasons', 'ksm-restarts']);
  });
});
