import { labelOfGlobalOom } from './oomLabel';

describe('the label of a container that a global OOM killed', () => {
  it.each<[string, number | null, string, string]>([
    ['containerd://1.7.24', 2, 'OOMKilled', 'OOMKilled in 5 of 5'],
    ['containerd://2.0.0', 2, 'OOMKilled', 'containerd#6323: oom_kill of memory.events counts any OOM killer'],
    ['containerd://1.6.20', 2, 'either', 'Error in 11 of 11 in lab1, but the change was cherry-picked to later 1.6'],
    ['containerd://1.6.36', 2, 'either', 'as above'],
    ['containerd://1.7.24', 1, 'Error', 'k/k#53669: the eventfd is not signalled for a global OOM'],
    ['containerd://2.2.9', 1, 'Error', 'as above'],
    [
      'containerd://2.3.0',
      1,
      'OOMKilled',
      'CTRD aa3c50792, first in 2.3.0: memory.oom_control:oom_kill is read at exit',
    ],
    ['containerd://10.0.0', 1, 'OOMKilled', 'two digits of a version are a number'],
    ['cri-o://1.30.1', 1, 'Error', 'conmon’s cgroup v1 watcher stands on the eventfd'],
    ['cri-o://1.30.1', 2, 'either', 'depends on conmon (2.1.6), which no metric tells'],
    ['docker://24.0.7', 2, 'either', 'nothing known'],
    ['containerd://1.7.24', null, 'either', 'the version of cgroups decides'],
    ['', 2, 'either', 'no runtime known'],
  ])('under %j with cgroups v%s is %s: %s', (runtime, cgroups, label) => {
    expect(labelOfGlobalOom(runtime, cgroups)).toBe(label);
  });
});
