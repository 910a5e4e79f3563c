import { Evidence, Selection, TimeRange } from '../src/core/evidence/Evidence';
import { collect } from '../src/core/evidence/prometheus/collect';
import { EpochMs } from '../src/core/units';
import { connect } from './connect';
import { ServerOptions } from './options';

/** Collects from a server, with a word of progress where a person is watching. */
export async function collectEvidence(
  server: ServerOptions,
  selection: Selection,
  range: TimeRange,
  now: EpochMs
): Promise<Evidence> {
  const prometheus = connect(server, process.env);
  const watched = process.stderr.isTTY === true;
  if (watched) {
    process.stderr.write(`Asking ${prometheus.address} …`);
  }
  try {
    return await collect({ prometheus, selection, range, now });
  } finally {
    if (watched) {
      process.stderr.write('\r\u001b[K');
    }
  }
}
