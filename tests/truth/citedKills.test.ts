import { catalogue } from '../../scenarios';
import { readCase } from '../../scenarios/cases';
import { lab1 } from './lab1';

/** A kill as an incident cites it, or the workload that an incident says was not killed. */
const recorded = new Set(lab1.truth().flatMap(({ id, time, namespace }) => [`${id} ${time.slice(11, 19)}`, namespace]));

it.each(
  catalogue.flatMap(({ name, cases }) =>
    cases.flatMap((cited) => {
      const read = readCase(cited);
      return read?.form === 'lab1' ? [[name, read.named]] : [];
    })
  )
)('%s is scripted from what lab1 has: %s', (_, named) => expect(recorded).toContain(named));
