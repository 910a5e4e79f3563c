import { NodeSpec } from '../world/specs';
import { worker } from './platform';

/** A node that has been up for ten days and runs one more service of its own, beside those that each has. */
export const nodeWithService = (service: NodeSpec['services'][number]): Pick<NodeSpec, 'bootedAt' | 'services'> => ({
  bootedAt: -864_000,
  services: [...worker(2).services, service],
});
