/** The time of day of RFC 3339, to the second, as it stands: UTC. */
export const clock = (iso: string): string => iso.slice(11, 19);
