/** From here on one cause is told and the others are contradicted; below, two or more remain (contract.md). */
export const TELLABLE_SCORE = 0.8;
/** Sure (contract.md). */
export const SURE_SCORE = 0.9;
/** The highest score that is not told. */
export const UNTOLD = 0.79;
/** The highest score that is not sure: for a kill that is not settled, and for an end of which too little is known. */
export const UNSURE = 0.89;
