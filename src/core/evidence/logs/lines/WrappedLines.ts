import { isRestOf, joinWrapped, wrapOf } from '../report/wrapped';
import { LogLine } from './LogLine';

/** More parts than a terminal of 40 columns makes of the longest summary. */
const MOST_PARTS = 24;

/**
 * Puts lines together that a mailer or a terminal has wrapped: the start is cut, and what follows has no prefix of its
 * own. Everything else passes as it comes.
 */
export class WrappedLines {
  private held: LogLine | null = null;
  private parts = 0;
  /** a line of nothing but a prefix, which belongs to the one below */
  private lonely: LogLine | null = null;

  constructor(private readonly pass: (line: LogLine) => void) {}

  add(line: LogLine): void {
    const { held } = this;
    if (held !== null && !line.prefixed && this.parts < MOST_PARTS && isRestOf(held.text, line.text)) {
      held.text = joinWrapped(held.text, line.text);
      this.parts++;
      return;
    }
    this.flush();
    const { lonely } = this;
    this.lonely = null;
    if (line.text === '' && line.prefixed) {
      this.lonely = line;
      return;
    }
    const whole = lonely && !line.prefixed ? { ...lonely, text: line.text } : line;
    const wrap = wrapOf(line.text);
    if (wrap === 'cut' || (wrap === 'open' && whole.prefixed)) {
      this.held = whole;
      this.parts = 1;
    } else {
      this.pass(whole);
    }
  }

  /** Passes on what waits for its rest. */
  flush(): void {
    if (this.held !== null) {
      const { held } = this;
      this.held = null;
      this.pass(held);
    }
  }

  get isHolding(): boolean {
    return this.held !== null;
  }
}
