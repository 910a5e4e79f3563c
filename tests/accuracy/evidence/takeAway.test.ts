import { evidenceOf, OF_POD, POD, scraped } from '../../../src/core/testing/evidenceOf';
import type { Recording } from '../recording/Recording';
import { takeAway } from './takeAway';

/** Two pods of a StatefulSet's that followed each other under one name. */
const NEXT = { ...POD, uid: '0d3e4f00-0000-4000-8000-000000000002' };
const keyOf = ({ namespace, pod, uid }: typeof POD) => `${namespace}/${pod}/${uid}`;
const recording: Recording = {
  incident: 'of one name',
  installation: 'any',
  evidence: evidenceOf(
    [POD, NEXT].map(({ uid }, i) => scraped('kube_pod_info', { ...OF_POD, uid }, 900 * i - 900, 900 * i - 30, () => 1)),
    { pods: [POD, NEXT] }
  ),
  found: { byInfo: [POD, NEXT].map(keyOf), byRestarts: [], byReasons: [], endedBy: {} },
  brought: {},
  truth: [],
};

it('pods of one name are one where no uid is kept, as they are found then', () => {
  const { pods } = takeAway(recording, { families: new Set(), labels: ['uid'] });
  expect(pods).toEqual([{ ...POD, uid: '' }]);
});

it('pods of one name are two where their uids tell them apart', () => {
  expect(takeAway(recording, { families: new Set() }).pods).toEqual([POD, NEXT]);
});
