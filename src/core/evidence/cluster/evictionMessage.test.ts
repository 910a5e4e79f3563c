import { parseEvictionMessage } from './evictionMessage';

/** Texts of pkg/kubelet/eviction/helpers.go and eviction_manager.go, and of its admission handler, by version. */
describe('what the kubelet says of an eviction', () => {
  it.each([
    // 1.20 to 1.25
    [
      'The node was low on resource: memory. Container egg was using 5053216Ki, which exceeds its request of 0. ',
      'pressure',
      'memory',
      null,
      null,
      null,
    ],
    // 1.26 on
    [
      'The node was low on resource: memory. Threshold quantity: 100Mi, available: 72876Ki. Container etl-loader was using 1485892Ki, request is 0, has larger consumption of memory. ',
      'pressure',
      'memory',
      null,
      '100Mi',
      '72876Ki',
    ],
    // 1.34 on, with pod-level resources
    [
      'The node was low on resource: memory. Threshold quantity: 2Gi, available: 1500Mi. Pod web was using 700Mi, request is 100Mi, has larger consumption of memory. ',
      'pressure',
      'memory',
      null,
      '2Gi',
      '1500Mi',
    ],
    [
      'The node was low on resource: ephemeral-storage. Threshold quantity: 10%, available: 1Gi. ',
      'pressure',
      'ephemeral-storage',
      null,
      '10%',
      '1Gi',
    ],
    ['The node was low on resource: inodes. ', 'pressure', 'inodes', null, null, null],
    ['The node was low on resource: pids. ', 'pressure', 'pids', 'pid.available', null, null],
    ['The node had condition: [MemoryPressure]. ', 'refused', null, null, null, null],
    [
      'Usage of EmptyDir volume "out" exceeds the limit "100Mi". ',
      'storage-limit',
      'ephemeral-storage',
      'emptydirfs.limit',
      null,
      null,
    ],
    [
      'Container app exceeded its local ephemeral storage limit "1Gi". ',
      'storage-limit',
      'ephemeral-storage',
      'ephemeralcontainerfs.limit',
      null,
      null,
    ],
    [
      'Pod ephemeral local storage usage exceeds the total limit of containers 2Gi. ',
      'storage-limit',
      'ephemeral-storage',
      'ephemeralpodfs.limit',
      null,
      null,
    ],
    ['', 'unknown', null, null, null, null],
    ['Something that a later version says', 'unknown', null, null, null, null],
  ])('%s', (text, kind, resource, signal, threshold, available) => {
    expect(parseEvictionMessage(text)).toEqual({ kind, resource, signal, threshold, available });
  });
});
