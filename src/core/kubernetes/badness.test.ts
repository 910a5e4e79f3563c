import { badness } from './badness';

describe('the points of a process', () => {
  it.each<[string, Parameters<typeof badness>[0], number, number | null]>([
    ['lab: the victim', { rssPages: 15_526, swapPages: 0, pageTablePages: 40, oomScoreAdj: 990 }, 88_007, 102_686],
    ['lab: the hog that asked', { rssPages: 43_114, swapPages: 0, pageTablePages: 94, oomScoreAdj: 2 }, 88_007, 43_384],
    // Linux prints them as 997 thousandths of 786432 pages
    ['a vendor’s 3.10', { rssPages: 1146, swapPages: 0, pageTablePages: 23, oomScoreAdj: 997 }, 786_432, 784_811],
    ['protected', { rssPages: 15_526, swapPages: 0, pageTablePages: 39, oomScoreAdj: -997 }, 88_007, -72_171],
    ['never chosen', { rssPages: 15_526, swapPages: 0, pageTablePages: 39, oomScoreAdj: -1000 }, 88_007, null],
    ['in a cgroup so small that the adjustment counts for nothing', { rssPages: 343, swapPages: 9, pageTablePages: 1, oomScoreAdj: 1000 }, 245, 353], // prettier-ignore
  ])('%s', (_, weighed, totalPages, points) => {
    expect(badness(weighed, totalPages)).toBe(points);
  });
});
