/** Names of our frames and the mark they carry, so that the panel knows its own from foreign ones. */
export const KILLS_FRAME = 'kills';
export const MEMORY_FRAME = 'memory';
export const NODE_FRAME = 'node';

export const FRAME_SCHEMA = 1;

export const PANEL_ID = 'podcoroner-autopsy-panel';
