/** An entry of the list that the server offers at /examples. */
export interface Incident {
  name: string;
  address: string;
  title: string;
  /** its story in one sentence; empty when the capsule tells none */
  summary: string;
}

/** What the server was started with, at /preview.json. */
export interface Started {
  /** the address without credentials, null without a Prometheus */
  prometheus: string | null;
  /** name of the incident that was given on the command line */
  capsule: string | null;
}
