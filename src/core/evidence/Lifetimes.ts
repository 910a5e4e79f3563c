import { indexAt, Sample, sampleAt, Series } from './Series';

/**
 * Series in the order of their births, so that those that had samples around a time are found without looking at all:
 * where a container starts again and again, each of its instances has series of its own.
 */
export class Lifetimes {
  /** places in the list as it was given, in order of the first sample */
  private readonly places: number[];
  private readonly births: number[];
  /** the last sample of any series so far in that order */
  private readonly reach: number[] = [];

  constructor(private readonly series: readonly Series[]) {
    this.places = series.map((_, i) => i).filter((i) => series[i].times.length > 0);
    this.places.sort((a, b) => series[a].times[0] - series[b].times[0] || a - b);
    this.births = this.places.map((i) => series[i].times[0]);
    for (const place of this.places) {
      this.reach.push(Math.max(this.reach.at(-1) ?? -Infinity, lastOf(series[place])));
    }
  }

  /** Series whose first sample is not after `to` and whose last is not before `from`, in the order they were given. */
  within(from: number, to: number): Series[] {
    const found: number[] = [];
    for (let i = indexAt({ times: this.births }, to); i >= 0 && this.reach[i] >= from; i--) {
      if (lastOf(this.series[this.places[i]]) >= from) {
        found.push(this.places[i]);
      }
    }
    return found.sort((a, b) => a - b).map((place) => this.series[place]);
  }

  /** The last sample of any of them at or before a time, of the first that was given among equals; null when there is none. */
  lastSample(time: number): Sample | null {
    let best: Sample | null = null;
    let bestPlace = -1;
    for (let i = indexAt({ times: this.births }, time); i >= 0 && this.reach[i] >= (best?.at ?? -Infinity); i--) {
      const place = this.places[i];
      const sample = sampleAt(this.series[place], time)!;
      if (best === null || sample.at > best.at || (sample.at === best.at && place < bestPlace)) {
        best = sample;
        bestPlace = place;
      }
    }
    return best;
  }
}

const lastOf = ({ times }: Series): number => times[times.length - 1];
