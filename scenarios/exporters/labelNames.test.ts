import { ScrapeProfile } from '../incident';
import { nodeOom } from '../incidents/nodeOom';
import recorded from './fixtures/labelNames.json';
import { scrapeCluster } from './scrapeCluster';

/** kube_job_owner: the lab had no Jobs; the label names are those of kube-state-metrics docs/metrics/workload/job-metrics.md. */
const JOB_OWNER =
  'container endpoint instance job job_name namespace owner_is_controller owner_kind owner_name pod service';
const known: Record<string, string[]> = { ...recorded, kube_job_owner: [JOB_OWNER] };

const POD_LEVEL = 'endpoint id instance job metrics_path namespace node pod service';
const HIERARCHY = 'endpoint id instance job metrics_path node service';

const { cluster, epoch, random } = nodeOom.simulate(Date.UTC(2026, 10, 23, 12));

function labelNames(profile: ScrapeProfile): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { labels } of scrapeCluster(cluster, epoch, random, { profile, lastSeconds: 1500 })) {
    const { __name__: family, ...rest } = labels;
    names.set(family, (names.get(family) ?? new Set()).add(Object.keys(rest).sort().join(' ')));
  }
  return names;
}

describe('label names against the recording of a real cluster', () => {
  const everything = labelNames('everything');

  it.each([...everything.keys()].sort())('%s', (family) => {
    expect(known).toHaveProperty(family);
    for (const names of everything.get(family) ?? []) {
      expect(known[family]).toContain(names);
    }
  });

  it('has every level of cAdvisor that the lab shows', () => {
    expect([...(everything.get('container_memory_working_set_bytes') ?? [])].sort()).toEqual(
      recorded.container_memory_working_set_bytes
    );
  });

  it('drops what kube-prometheus-stack drops', () => {
    const stack = labelNames('kube-prometheus-stack');
    const gone = [...everything.keys()].filter((family) => !stack.has(family)).sort();
    expect(gone).toEqual([
      'container_memory_mapped_file',
      'container_memory_swap',
      'container_spec_memory_limit_bytes',
    ]);
    expect(stack.get('container_memory_usage_bytes')).toContain(POD_LEVEL);
    expect(stack.get('container_memory_usage_bytes')).not.toContain(HIERARCHY);
    expect(everything.get('container_memory_usage_bytes')).toContain(HIERARCHY);
  });
});
