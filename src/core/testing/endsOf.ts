import { Series } from '../evidence/Series';
import { ContainerEnds } from '../kills/ContainerEnds';
import { End } from '../kills/End';
import { PodRecords } from '../kills/PodRecords';
import { evidenceOf, POD, SCRAPE_SECONDS } from './evidenceOf';

/**
 * The ends of the container `cart` that these series show.
 * @param collected the metrics that are collected at all, of whatever pod
 */
export function endsOf(
  all: Series[],
  { pod = POD, collected }: { pod?: typeof POD; collected?: string[] } = {}
): End[] {
  const [records] = PodRecords.byPod(evidenceOf(all, { pods: [pod] }));
  return new ContainerEnds(records, 'cart', false, SCRAPE_SECONDS * 1000, { collected }).all();
}
