import { QosClass } from './cgroupPath';

/** Requests and limits of one container, in any unit; null where there is none. */
export interface Resources {
  cpuRequest: number | null;
  cpuLimit: number | null;
  memoryRequest: number | null;
  memoryLimit: number | null;
}

/**
 * The QoS class of a pod, from all its containers and init containers, with the API's defaults applied: a limit without
 * a request is a request, too (kubernetes pkg/apis/core/v1/helper/qos/qos.go @ v1.36, ComputePodQOS). CPU counts as much
 * as memory. A request of 0 that was written down stays 0; else what is 0 is not there.
 */
export function qosClass(containers: Resources[]): QosClass {
  const classes = new Set(containers.map(classOf));
  const [only = 'BestEffort'] = classes;
  return classes.size > 1 ? 'Burstable' : only;
}

function classOf({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: Resources): QosClass {
  const cpu = cpuRequest ?? cpuLimit ?? 0;
  const memory = memoryRequest ?? memoryLimit ?? 0;
  if (cpu === 0 && memory === 0 && !cpuLimit && !memoryLimit) {
    return 'BestEffort';
  }
  return cpu > 0 && memory > 0 && cpu === cpuLimit && memory === memoryLimit ? 'Guaranteed' : 'Burstable';
}

/**
 * The same from memory alone, where no metric says the class; null where CPU decides: without any memory request it may
 * still be Burstable, and with requests equal to limits it need not be Guaranteed.
 */
export function qosClassByMemory(containers: Array<Pick<Resources, 'memoryRequest' | 'memoryLimit'>>): QosClass | null {
  const equal = ({ memoryRequest, memoryLimit }: (typeof containers)[number]) => {
    const request = memoryRequest ?? memoryLimit ?? 0;
    return request > 0 && request === memoryLimit;
  };
  const none = ({ memoryRequest, memoryLimit }: (typeof containers)[number]) => !memoryRequest && !memoryLimit;
  return containers.every(equal) || containers.every(none) ? null : 'Burstable';
}
