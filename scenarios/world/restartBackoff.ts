const INITIAL_SECONDS = 10;
const MAX_SECONDS = 300;

/**
 * The kubelet's CrashLoopBackOff of one container (kuberuntime doBackOff with client-go's flowcontrol.Backoff): the first
 * restart is immediate, then 10, 20, 40 … 300 s after each end; forgotten after ten minutes without a restart.
 */
export class RestartBackoff {
  private seconds = 0;
  private updatedAt = -Infinity;

  /** Seconds to wait after an end at `finishedAt`; 0 starts at once. */
  delay(finishedAt: number): number {
    return finishedAt - this.updatedAt > 2 * MAX_SECONDS ? 0 : this.seconds;
  }

  restarted(at: number, finishedAt: number): void {
    const forgotten = finishedAt - this.updatedAt > 2 * MAX_SECONDS;
    this.seconds = forgotten || this.seconds === 0 ? INITIAL_SECONDS : Math.min(MAX_SECONDS, this.seconds * 2);
    this.updatedAt = at;
  }
}
