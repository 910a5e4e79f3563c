interface Work {
  due: number;
  run(at: number): void;
}

/** What a daemon has to do, and when. While its node stalls nothing gets done; then everything is late. */
export class WorkQueue {
  private waiting: Work[] = [];

  after(due: number, run: (at: number) => void): void {
    this.waiting.push({ due, run });
  }

  /** Its daemon is gone, and what it meant to do with it. */
  forget(): void {
    this.waiting = [];
  }

  /** Does what is due up to `now`, work that arises on the way included. `notBefore` is the end of a stall. */
  runUntil(now: number, notBefore: number): void {
    for (;;) {
      const due = this.waiting.filter((work) => work.due <= now).sort((a, b) => a.due - b.due)[0];
      if (!due) {
        return;
      }
      this.waiting.splice(this.waiting.indexOf(due), 1);
      due.run(Math.max(due.due, notBefore));
    }
  }
}
