/** Diagonal lines, as the picture hatches what nobody saw. */
export const hatched = (colour: string): string =>
  `repeating-linear-gradient(135deg, ${colour} 0 1.5px, transparent 1.5px 4px)`;
