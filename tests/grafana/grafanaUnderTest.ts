/** The servers that `npm run test:grafana -- --grafana URL --prometheus URL` names; null in every other run. */
export const grafanaUnderTest = process.env.GRAFANA_UNDER_TEST
  ? {
      /** without a slash at its end; may have a sub-path */
      url: process.env.GRAFANA_UNDER_TEST.replace(/\/+$/, ''),
      /** the Prometheus that its data source asks */
      prometheus: process.env.PROMETHEUS_UNDER_TEST ?? 'http://127.0.0.1:9090',
    }
  : null;

/** @throws Error outside `npm run test:grafana` */
export function grafana(): NonNullable<typeof grafanaUnderTest> {
  if (!grafanaUnderTest) {
    throw new Error('No Grafana is under test: npm run test:grafana -- --grafana URL');
  }
  return grafanaUnderTest;
}
