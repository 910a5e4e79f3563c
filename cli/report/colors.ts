import picocolors from 'picocolors';

const { FORCE_COLOR, NO_COLOR, TERM } = process.env;

/**
 * Colours on a terminal and nowhere else. picocolors by itself also paints wherever CI is set, into files and pipes
 * (https://no-color.org, https://force-color.org).
 */
export const colors = picocolors.createColors(
  !NO_COLOR && (Boolean(FORCE_COLOR) || (process.stdout.isTTY === true && TERM !== 'dumb'))
);
