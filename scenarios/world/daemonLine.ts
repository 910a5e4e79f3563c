/** What a daemon of a node writes into the journal. Seconds of the world. */
export interface DaemonLine {
  at: number;
  /** The process' name: `systemd-oomd`, `earlyoom`. */
  unit: string;
  pid: number;
  text: string;
}
