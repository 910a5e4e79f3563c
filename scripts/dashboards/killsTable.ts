import { causeName } from '../../src/panel/explanation/causeName';
import { SOURCE } from './source';

/** By who ended it: the kernel, the kubelet or a daemon, or something that memory has no part in. Colours of Grafana's palette. */
const COLOURS: Record<string, string[]> = {
  red: ['container-limit', 'pod-limit', 'node-allocatable', 'node-oom', 'numa-oom', 'child-oom'],
  orange: ['node-eviction', 'storage-eviction', 'userspace-oom'],
  blue: ['probe', 'kubelet-restart', 'termination', 'node-lost'],
  text: ['app-exit', 'undetermined'],
};

/** Each cause in the product's own words. */
const causeMappings = Object.fromEntries(
  Object.entries(COLOURS)
    .flatMap(([color, causes]) => causes.map((cause) => ({ cause, color })))
    .map(({ cause, color }, index) => [cause, { text: causeName(cause), color, index }])
);

/** A row a kill, whoever it was; a click on a pod opens it in the panel above. */
export function killsTable(uid: string, y: number) {
  const hidden = ['id', 'cluster', 'container', 'reason', 'exitCode', 'node'];
  const link = [
    `/d/${uid}?\${datasource:queryparam}`,
    '${cluster:queryparam}',
    'var-namespace=${__data.fields.namespace}',
    'var-pod=${__data.fields.pod}',
    '${__url_time_range}',
  ].join('&');
  const column = (name: string, ...properties: Array<[string, unknown]>) => ({
    matcher: { id: 'byName', options: name },
    properties: properties.map(([id, value]) => ({ id, value })),
  });
  return {
    id: 2,
    type: 'table',
    title: 'Every kill in this time',
    description: 'A row a kill, whoever it was. A click on a pod opens it above.',
    gridPos: { h: 9, w: 24, x: 0, y },
    datasource: SOURCE,
    targets: [{ refId: 'A', datasource: SOURCE, queryType: 'kills', cluster: '$cluster' }],
    transformations: [
      {
        id: 'organize',
        options: {
          excludeByName: Object.fromEntries(hidden.map((name) => [name, true])),
          indexByName: Object.fromEntries(
            ['time', 'namespace', 'pod', 'cause', 'certainty', 'score', 'summary'].map((name, i) => [name, i])
          ),
          renameByName: {
            time: 'Time',
            namespace: 'Namespace',
            pod: 'Pod',
            cause: 'Cause',
            certainty: 'Certainty',
            score: 'Score',
            summary: 'What happened',
          },
        },
      },
    ],
    fieldConfig: {
      defaults: { custom: { align: 'auto', cellOptions: { type: 'auto' } } },
      overrides: [
        column('Time', ['custom.width', 155]),
        column('Namespace', ['custom.width', 95]),
        column(
          'Pod',
          ['custom.width', 225],
          ['links', [{ title: 'Explain the kills of ${__data.fields.pod}', url: link }]]
        ),
        column(
          'Cause',
          ['custom.width', 185],
          ['custom.cellOptions', { type: 'color-text' }],
          ['mappings', [{ type: 'value', options: causeMappings }]]
        ),
        column('Certainty', ['custom.width', 95]),
        column('Score', ['custom.width', 60], ['unit', 'percentunit'], ['decimals', 0]),
        column('What happened', ['custom.cellOptions', { type: 'auto', wrapText: true }]),
      ],
    },
    options: { showHeader: true, sortBy: [{ displayName: 'Time', desc: true }] },
  };
}
