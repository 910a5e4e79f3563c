import fc from 'fast-check';
import { Lifetimes } from './Lifetimes';
import { Sample, sampleAt, Series } from './Series';

const seriesOf = (times: number[], id = ''): Series => ({
  metric: 'container_memory_rss',
  labels: { id },
  times,
  values: times.map((time) => time * 10),
});

const idsWithin = (all: Series[], from: number, to: number) =>
  new Lifetimes(all).within(from, to).map(({ labels }) => labels.id);

it('finds series that lived in an interval, also those with no sample in it, in the order given', () => {
  const all = [seriesOf([50, 60], 'late'), seriesOf([0, 100], 'all along'), seriesOf([1, 2], 'early'), seriesOf([], 'none')]; // prettier-ignore
  expect(idsWithin(all, 40, 55)).toEqual(['late', 'all along']);
  expect(idsWithin(all, 2, 2)).toEqual(['all along', 'early']);
  expect(idsWithin(all, 101, 200)).toEqual([]);
});

it('tells the last sample of any series, of equals that of the first given', () => {
  const twin = { ...seriesOf([5, 7], 'twin'), values: [1, 2] };
  const lifetimes = new Lifetimes([seriesOf([1, 7]), twin, seriesOf([9])]);
  expect(lifetimes.lastSample(8)).toEqual({ at: 7, value: 70 });
  expect(lifetimes.lastSample(9)).toEqual({ at: 9, value: 90 });
  expect(lifetimes.lastSample(0)).toBeNull();
});

it('finds what looking at all of them finds', () => {
  const times = fc.uniqueArray(fc.nat(30)).map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(fc.array(times), fc.nat(30), fc.nat(10), (lives, from, length) => {
      const all = lives.map((life) => seriesOf(life));
      const to = from + length;
      const lifetimes = new Lifetimes(all);
      expect(lifetimes.within(from, to)).toEqual(
        all.filter(({ times: own }) => own.length > 0 && own[0] <= to && own[own.length - 1] >= from)
      );
      const last = all
        .map((one) => sampleAt(one, from))
        .reduce<Sample | null>((best, one) => (one && (best === null || one.at > best.at) ? one : best), null);
      expect(lifetimes.lastSample(from)).toEqual(last);
    })
  );
});
