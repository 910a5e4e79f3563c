/** When the incidents of scenarios/ end, as they are pushed by docker-compose.yaml and by npm run demo:grafana. */
export const INCIDENTS_END = '2026-11-23T20:00:00Z';

/** Fixed, as the incidents are: they do not age out of the dashboard. */
export const INCIDENTS_RANGE = { from: '2026-11-23T17:30:00Z', to: INCIDENTS_END };

export interface Death {
  title: string;
  namespace: string;
  pod: string;
}

/** Whom the dashboard shows, the first of them when it opens. tests/provisioning holds them to what scenarios/ says. */
export const FIVE_DEATHS: Death[] = [
  {
    title: '1 The node ran out',
    namespace: 'shop',
    pod: 'cart-nvzmh95tfh-86n72',
  },
  {
    title: '2 Who had used it up',
    namespace: 'batch',
    pod: 'etl-29401560-hmwp5',
  },
  {
    title: '3 Between two samples',
    namespace: 'media',
    pod: 'thumbnailer-25swrm7nmw-p8s4h',
  },
  {
    title: '4 Evicted for a neighbour',
    namespace: 'reports',
    pod: 'report-renderer-gqzgtr5xvh-d9psx',
  },
  {
    title: '5 The limit of all pods',
    namespace: 'quotes',
    pod: 'quote-cache-zzsj56lvxb-jlld8',
  },
  {
    title: 'The one that lived',
    namespace: 'search',
    pod: 'product-index-7256trprbw-vgk8v',
  },
];
