import { Brought } from '../src/core/evidence/attach/Brought';
import { podsSpokenOf } from '../src/core/evidence/attach/podsSpokenOf';
import { withWitnesses } from '../src/core/evidence/attach/withWitnesses';
import { Evidence } from '../src/core/evidence/Evidence';
import { withLogs } from '../src/core/evidence/loki/collectLogs';
import { collect, CollectOptions } from '../src/core/evidence/prometheus/collect';
import { connect, connectLoki } from './connect';
import { ServerOptions } from './options';

/** Collects from the servers and puts the given files beside it, with a word of progress where a person is watching. */
export async function collectEvidence(
  server: ServerOptions,
  asked: Omit<CollectOptions, 'prometheus'>,
  brought: Brought
): Promise<Evidence> {
  const prometheus = connect(server, process.env);
  const loki = connectLoki(server, process.env);
  const watched = process.stderr.isTTY === true;
  const progress = (text: string) => watched && process.stderr.write(`\r\u001b[K${text}`);
  try {
    progress(`Asking ${prometheus.address} …`);
    const evidence = withWitnesses(await collect({ prometheus, ...asked, spokenOf: podsSpokenOf(brought) }), brought);
    if (loki === null) {
      return evidence;
    }
    progress('Asking Loki …');
    return await withLogs(evidence, loki);
  } finally {
    progress('');
  }
}
