/** So many answers are kept; then all are forgotten, which costs less than to know the oldest. */
const KEPT = 1000;

/** The same function of a number, which keeps its last answers: for one that is asked the same few again and again. */
export function remembered<Input extends number>(answer: (input: Input) => string): (input: Input) => string {
  const kept = new Map<Input, string>();
  return (input) => {
    const known = kept.get(input);
    if (known !== undefined) {
      return known;
    }
    if (kept.size === KEPT) {
      kept.clear();
    }
    const found = answer(input);
    kept.set(input, found);
    return found;
  };
}
