import { CapsuleError } from '../src/core/evidence/capsule';
import { SelectionError } from '../src/core/evidence/SelectionError';
import { PrometheusError, PrometheusFault } from '../src/core/evidence/prometheus/Prometheus';

/** Exit statuses of the contract. */
export const EXIT = { answered: 0, fault: 1, unusable: 2, server: 3 } as const;

/** Something the user can mend: one sentence for standard error, and the exit status. */
export class Fault extends Error {
  constructor(
    readonly sentence: string,
    readonly exitStatus: number
  ) {
    super(sentence);
    this.name = 'Fault';
  }
}

export const unusable = (sentence: string): Fault => new Fault(sentence, EXIT.unusable);

const SERVER: Record<PrometheusFault, (error: PrometheusError) => string> = {
  unreachable: ({ address, detail }) =>
    `Cannot reach Prometheus at ${address} (${detail}): check the address and that it runs.`,
  timeout: ({ address, detail }) =>
    `Prometheus at ${address} did not answer in time (${detail}): ask for a shorter range or fewer pods, or raise --timeout.`,
  unauthorized: ({ address }) =>
    `Prometheus at ${address} wants other credentials (HTTP 401): set PROMETHEUS_BEARER_TOKEN, or PROMETHEUS_USERNAME and PROMETHEUS_PASSWORD.`,
  forbidden: ({ address }) =>
    `Prometheus at ${address} refuses this user (HTTP 403): ask for the right to query it, or use other credentials.`,
  'not-prometheus': ({ address, detail }) =>
    `${address} is not a Prometheus (it answered ${detail}): check the address; a path such as /prometheus may be missing, or a proxy asks to log in.`,
  query: ({ address, detail }) =>
    `Prometheus at ${address} failed a query (${detail}): ask for a shorter range or fewer pods, or look into its log.`,
};

const CAPSULE: Record<CapsuleError['problem'], (file: string, detail: string) => string> = {
  'not-json': (file, detail) =>
    `${file} is not a capsule: it is no JSON (${detail}); give a file that pod-coroner capture has written.`,
  'not-a-capsule': (file, detail) =>
    `${file} is not a capsule: ${detail}; give a file that pod-coroner capture has written.`,
  newer: (file, detail) =>
    `${file} is a capsule of version ${detail}, newer than this pod-coroner reads: update pod-coroner.`,
  broken: (file, detail) => `${file} is a broken capsule: ${detail}; capture it again.`,
};

export const capsuleFault = (file: string, { problem, detail }: CapsuleError): Fault =>
  unusable(CAPSULE[problem](file, detail));

/** What went wrong as one sentence and an exit status. Anything unforeseen is a fault of ours. */
export function toFault(error: unknown): Fault {
  if (error instanceof Fault) {
    return error;
  }
  if (error instanceof PrometheusError) {
    return new Fault(SERVER[error.fault](error), EXIT.server);
  }
  if (error instanceof SelectionError) {
    return unusable(
      `A pattern of the selection is no regular expression (${error.detail}): patterns are RE2, as in PromQL.`
    );
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Fault(`pod-coroner failed, which is a fault of ours: ${detail}`, EXIT.fault);
}
