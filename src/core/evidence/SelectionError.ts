/** The selection itself cannot be asked: a pattern that is no RE2. */
export class SelectionError extends Error {
  constructor(readonly detail: string) {
    super(detail);
    this.name = 'SelectionError';
  }
}
