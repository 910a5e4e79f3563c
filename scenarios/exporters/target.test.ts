import { Target } from './target';

const pod = { pod: 'cart', namespace: 'shop' };
const root = { id: '/', namespace: '' };

function samplesOf(target: Target, name: string) {
  return target.series().find(({ labels }) => labels.__name__ === name)?.samples;
}

describe('Target', () => {
  it('lets the exporter’s labels win, and an empty one remove the target’s', () => {
    const target = new Target({ job: 'kubelet', namespace: 'kube-system' });
    target.scraped(1000, 0.1, (expose) => {
      expose('a', pod, 1);
      expose('b', root, 1);
    });
    const labels = Object.fromEntries(target.series().map((series) => [series.labels.__name__, series.labels]));
    expect(labels.a).toEqual({ __name__: 'a', job: 'kubelet', namespace: 'shop', pod: 'cart' });
    expect(labels.b).toEqual({ __name__: 'b', job: 'kubelet', id: '/' });
    expect(labels.up).toEqual({ __name__: 'up', job: 'kubelet', namespace: 'kube-system' });
  });

  it('ends a series that is gone at the next scrape, once', () => {
    const target = new Target({});
    target.scraped(1000, 0.1, (expose) => expose('a', pod, 1));
    target.scraped(2000, 0.1, () => undefined);
    target.scraped(3000, 0.1, () => undefined);
    expect(samplesOf(target, 'a')).toEqual([
      { t: 1000, v: 1 },
      { t: 2000, stale: true },
    ]);
  });

  it('ends all but its own report when a scrape fails, and goes on after it', () => {
    const target = new Target({});
    [1000, 3000].forEach((at) => {
      target.scraped(at, 0.1, (expose) => expose('a', pod, 1));
      target.failed(at + 1000, 10);
    });
    expect(samplesOf(target, 'a')?.map((sample) => 'stale' in sample)).toEqual([false, true, false, true]);
    expect(samplesOf(target, 'up')).toEqual([1, 0, 1, 0].map((v, i) => ({ t: 1000 * (i + 1), v })));
  });

  it('keeps an explicit time and takes no sample twice', () => {
    const target = new Target({});
    target.scraped(1000, 0.1, (expose) => expose('a', pod, 1, 700));
    target.scraped(2000, 0.1, (expose) => expose('a', pod, 1, 700));
    target.scraped(3000, 0.1, (expose) => expose('a', pod, 2, 2900));
    expect(samplesOf(target, 'a')).toEqual([
      { t: 700, v: 1 },
      { t: 2900, v: 2 },
    ]);
  });
});
