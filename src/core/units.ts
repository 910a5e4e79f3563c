import { remembered } from './remembered';

/** Unix time in milliseconds. Branded, because Prometheus speaks seconds and the two are easily mixed up. */
export type EpochMs = number & { readonly unit: 'ms since 1970' };

/** Bytes, never KiB or pages. */
export type Bytes = number;

export const epochMs = (value: number): EpochMs => value as EpochMs;

export const fromSeconds = (seconds: number): EpochMs => epochMs(Math.round(seconds * 1000));

export const plus = (time: EpochMs, milliseconds: number): EpochMs => epochMs(time + milliseconds);

/** RFC 3339 in UTC; whole seconds are written without a fraction, as the contract's examples are. */
export const toIso = remembered((time: EpochMs): string => {
  const iso = new Date(time).toISOString();
  return time % 1000 === 0 ? `${iso.slice(0, -5)}Z` : iso;
});

/** A petabyte: whatever a broken exporter says, sums of a few of these stay exact in a double. */
const MOST_BYTES = 2 ** 50;

/** Whole bytes (and never -0), so that what is made of them adds up to the byte. */
export const wholeBytes = (bytes: number, most = MOST_BYTES): Bytes =>
  Math.round(Math.min(most, Math.max(-most, bytes))) + 0;
