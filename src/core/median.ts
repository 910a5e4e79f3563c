/** The middle one of numbers, of an even count the upper of two; null of none. A typed array is sorted without a comparison. */
export const median = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Float64Array.from(values).sort()[values.length >> 1];
