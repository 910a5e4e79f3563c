import type { Asked } from '../asked';
import { timeOf, type Capsule } from '../capsule/Capsule';
import type { DashboardChoice } from './dashboard';

const LIVE = { from: 'now-6h', to: 'now', namespace: '', pod: '' };

/** The page's address has the first word, then the capsule, then what a dashboard starts with. */
export function choiceOf(asked: Asked, capsule?: Capsule): DashboardChoice {
  const given = capsule
    ? {
        from: String(timeOf(capsule.range.from)),
        to: String(timeOf(capsule.range.to)),
        namespace: capsule.selection.namespace ?? '',
        pod: capsule.selection.pod ?? '',
      }
    : LIVE;
  return {
    ...asked,
    from: asked.from ?? given.from,
    to: asked.to ?? given.to,
    namespace: asked.namespace ?? given.namespace,
    pod: asked.pod ?? given.pod,
  };
}
