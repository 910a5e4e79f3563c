import { message } from '../explanation/Message';
import { Finding, findingsOf, present } from './Cause';
import { Facts } from './facts/Facts';
import { limitInForce } from './facts/memoryLimit';
import { FALLEN } from './facts/podMemory';

const { speaksFor, speaksAgainst } = findingsOf('container-limit');

/** A growth this many times faster than any ever measured is far beyond what the container showed. */
const FAR_BEYOND = 10;

/** A last sample older than this says little about the end. */
const FRESH_SECONDS = 75;

/**
 * What the container's own samples say for and against its limit: that it was near or on course, that this was over before
 * the end, that it would have had to grow far beyond anything measured, or that there is none.
 */
export function ownMemoryFindings(facts: Facts): Finding[] {
  const { limit, own, kill, records, pod } = facts;
  if (limit === 'none') {
    return [
      // where only the declared limit is known, a pod-level one may be in force
      speaksAgainst(limitInForce(records, kill) ? 'excludes' : 'weak', {
        id: 'no-limit',
        family: 'ksm-resources',
        metric: 'kube_pod_container_resource_limits',
        message: message('finding.no-limit', { container: kill.container }),
      }),
    ];
  }
  if (limit === null || own === null) {
    return [];
  }
  if (hadFallen(facts)) {
    return [
      speaksAgainst('moderate', {
        id: 'memory-fell',
        family: 'cadvisor-memory',
        metric: 'container_memory_usage_bytes',
        value: pod!.usageBytes,
        unit: 'bytes',
        at: pod!.at,
        message: message('finding.memory-fell', {
          podBytes: pod!.usageBytes,
          usageBytes: own.usageBytes,
          beforeSeconds: (kill.time - pod!.at) / 1000,
        }),
      }),
    ];
  }
  const share = own.usageBytes / limit;
  // page cache is given back before anybody is killed: what counts is what cannot be
  const firm = own.rssBytes === null ? own.workingSetBytes * 0.9 : Math.min(own.workingSetBytes, own.rssBytes * 1.25);
  const firmShare = firm / limit;
  const fresh = own.ageSeconds <= FRESH_SECONDS;
  const gap = Math.max(0, limit - own.usageBytes);
  const rate = gap / Math.max(1, own.ageSeconds);
  const memory = {
    family: 'cadvisor-memory' as const,
    metric: 'container_memory_usage_bytes',
    value: own.usageBytes,
    unit: 'bytes',
    at: own.at,
  };
  const onCourse =
    own.recentRate !== null && own.recentRate > 0 && own.usageBytes + own.recentRate * own.ageSeconds >= limit * 0.97;
  const beyond =
    own.fastestRate !== null && own.ageSeconds > 2 && rate > FAR_BEYOND * Math.max(own.fastestRate, 1024 * 1024);
  return present(
    share >= 0.9 &&
      fresh &&
      firmShare >= 0.6 &&
      speaksFor(firmShare >= 0.9 ? 'strong' : 'moderate', {
        id: 'near-limit',
        ...memory,
        message: message('finding.near-limit', { usageShare: share, ageSeconds: own.ageSeconds }),
      }),
    share < 0.9 &&
      fresh &&
      onCourse &&
      speaksFor('moderate', {
        id: 'on-course',
        ...memory,
        message: message('finding.on-course', {
          usageShare: share,
          rateBytes: own.recentRate!,
          ageSeconds: own.ageSeconds,
        }),
      }),
    share < 0.9 &&
      beyond &&
      speaksAgainst('moderate', {
        id: 'growth-beyond',
        ...memory,
        message: message('finding.growth-beyond', {
          gapBytes: gap,
          ageSeconds: own.ageSeconds,
          neededBytes: rate,
          fastestBytes: own.fastestRate!,
        }),
        value: rate,
        unit: 'bytes/s',
      })
  );
}

/**
 * The pod, which holds the container, was charged less than it: where that had fallen, the container's sample is the older
 * of the two, as each may be up to 20 s older than its time says. Whatever filled it was gone before the end.
 */
const hadFallen = ({ own, pod }: Facts): boolean =>
  own !== null && pod !== null && pod.fell && pod.at >= own.at - 1000 && pod.usageBytes < FALLEN * own.workingSetBytes;
