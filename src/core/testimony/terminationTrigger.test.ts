import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { withWitnesses } from '../evidence/attach/withWitnesses';
import { readAttachment } from '../evidence/attach/readAttachment';
import { at, evidenceOf, POD } from '../testing/evidenceOf';
import { terminationTrigger } from './terminationTrigger';
import { WitnessIndex } from './WitnessIndex';

/** Seconds after T0, reason, kind and name of the object, and what is said. */
type Said = [number, string, string, string, string];

const event = ([seconds, reason, kind, name, message]: Said) => ({
  apiVersion: 'v1',
  kind: 'Event',
  reason,
  message,
  involvedObject: { kind, name, namespace: POD.namespace } satisfies Partial<ClusterEvent>,
  firstTimestamp: new Date(at(seconds)).toISOString(),
  lastTimestamp: new Date(at(seconds)).toISOString(),
});

function triggerOf(pod: string, said: Said[], askedAt = at(86_400)): string {
  const text = JSON.stringify({ kind: 'List', items: said.map(event) });
  const ref = { ...POD, pod };
  const evidence = withWitnesses(
    evidenceOf([], { pods: [ref], askedAt }),
    readAttachment({ kind: 'events', node: '', name: 'events', text })
  );
  const window = { after: at(29), before: at(30) };
  return terminationTrigger(new WitnessIndex(evidence), { pod: ref, window }, at(0));
}

const scaled = (seconds: number, way: 'up' | 'down', replicaSet: string): Said => [
  seconds,
  'ScalingReplicaSet',
  'Deployment',
  'cart',
  `Scaled ${way} replica set ${replicaSet} from 1 to ${way === 'up' ? 2 : 0}`,
];
const DELETED: Said = [-1, 'SuccessfulDelete', 'ReplicaSet', 'cart-6d4f', 'Deleted pod: cart-6d4f-x'];
const DOWN = [scaled(-1, 'down', 'cart-6d4f'), DELETED];
const OF_SET = 'delete Pod web-1 in StatefulSet web successful';

// messages: pkg/controller/controller_utils.go, statefulset/stateful_pod_control.go, deployment/sync.go
describe('what asked for a deletion, by the events of controllers', () => {
  const cases: Array<[string, string, string, Said[]]> = [
    [
      'a Deployment that scales another replica set up',
      'cart-6d4f-x',
      'rollout',
      [scaled(-300, 'up', 'cart-7b8c'), ...DOWN],
    ],
    [
      'a Deployment whose next pods take long to get ready',
      'cart-6d4f-x',
      'rollout',
      [scaled(-2000, 'up', 'cart-7b8c'), ...DOWN],
    ],
    [
      'a Deployment that scaled the same replica set up before',
      'cart-6d4f-x',
      'scale-down',
      [scaled(-300, 'up', 'cart-6d4f'), ...DOWN],
    ],
    [
      'a Deployment that scaled down long before the node told the container to stop',
      'cart-6d4f-x',
      'scale-down',
      [scaled(-78, 'down', 'cart-6d4f'), [-78, ...DELETED.slice(1)] as Said],
    ],
    [
      'a Deployment whose next replica set waits for the last pod to be gone',
      'cart-6d4f-x',
      'rollout',
      [...DOWN, scaled(36, 'up', 'cart-7b8c')],
    ],
    [
      'a Deployment of whose many words some were put together',
      'cart-6d4f-x',
      'unknown',
      [
        [
          -100,
          'ScalingReplicaSet',
          'Deployment',
          'cart',
          `(combined from similar events): ${scaled(0, 'up', 'cart-7b8c')[4]}`,
        ],
        ...DOWN,
      ],
    ],
    [
      'a Deployment that was scaled to nothing, and rolled out later',
      'cart-6d4f-x',
      'unknown',
      [...DOWN, scaled(400, 'up', 'cart-7b8c')],
    ],
    [
      'a Deployment that scaled down after it was rolled back',
      'cart-6d4f-x',
      'scale-down',
      [scaled(-600, 'up', 'cart-7b8c'), scaled(-300, 'up', 'cart-6d4f'), ...DOWN],
    ],
    [
      'a Deployment that was scaled up in the midst of its rollout',
      'cart-6d4f-x',
      'unknown',
      [scaled(-300, 'up', 'cart-7b8c'), scaled(-300, 'up', 'cart-6d4f'), ...DOWN],
    ],
    [
      'another Deployment whose name begins alike',
      'cart-api-6d4f-x',
      'unknown',
      [
        scaled(-300, 'up', 'cart-7b8c'),
        [-1, 'SuccessfulDelete', 'ReplicaSet', 'cart-api-6d4f', 'Deleted pod: cart-api-6d4f-x'],
      ],
    ],
    ['a replica set of which no Deployment speaks', 'cart-6d4f-x', 'unknown', [DELETED]],
    [
      'a stateful set that makes the pod anew',
      'web-1',
      'rollout',
      [
        [-1, 'SuccessfulDelete', 'StatefulSet', 'web', OF_SET],
        [32, 'SuccessfulCreate', 'StatefulSet', 'web', 'create Pod web-1 in StatefulSet web successful'],
      ],
    ],
    [
      'a stateful set that made the pod before',
      'web-1',
      'unknown',
      [
        [-900, 'SuccessfulCreate', 'StatefulSet', 'web', 'create Pod web-1 in StatefulSet web successful'],
        [-1, 'SuccessfulDelete', 'StatefulSet', 'web', OF_SET],
      ],
    ],
    [
      'a stateful set that makes it anew when it is scaled up again',
      'web-1',
      'unknown',
      [
        [-1, 'SuccessfulDelete', 'StatefulSet', 'web', OF_SET],
        [600, 'SuccessfulCreate', 'StatefulSet', 'web', 'create Pod web-1 in StatefulSet web successful'],
      ],
    ],
    [
      'a stateful set that deletes a pod whose name begins alike',
      'web-1',
      'unknown',
      [
        [-1, 'SuccessfulDelete', 'StatefulSet', 'web', 'delete Pod web-10 in StatefulSet web successful'],
        [32, 'SuccessfulCreate', 'StatefulSet', 'web', 'create Pod web-1 in StatefulSet web successful'],
      ],
    ],
    ['nobody', 'web-1', 'unknown', []],
  ];

  it.each(cases)('%s', (_, pod, trigger, said) => {
    expect(triggerOf(pod, said)).toBe(trigger);
  });

  it('does not take a scale-down to nothing for one before the next replica set may have come', () => {
    expect(triggerOf('cart-6d4f-x', DOWN)).toBe('scale-down');
    expect(triggerOf('cart-6d4f-x', DOWN, at(60))).toBe('unknown');
  });
});
