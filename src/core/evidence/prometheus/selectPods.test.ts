import { at } from '../../testing/evidenceOf';
import { labelNames } from './labelNames';
import { Recorder } from './Recorder';
import { selectPods } from './selectPods';
import { Targets } from './Targets';

it('finds a pod whose info is not collected by the ends of its native sidecars, too', async () => {
  const asked: string[] = [];
  const recorder = new Recorder({
    concurrency: 1,
    query: async (expression) => {
      asked.push(expression);
      return [];
    },
  });
  await selectPods(recorder, { from: at(0), to: at(60) }, {}, { ksm: labelNames() } as Targets);
  const [, names] = /__name__=~"([^"]+)"/.exec(asked[0])!;
  for (const metric of ['restarts_total', 'last_terminated_reason', 'terminated_reason']) {
    expect(`kube_pod_container_status_${metric}`).toMatch(new RegExp(`^(?:${names})$`));
    expect(`kube_pod_init_container_status_${metric}`).toMatch(new RegExp(`^(?:${names})$`));
  }
});
