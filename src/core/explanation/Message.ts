/**
 * What the core says: an id of the catalogue and what belongs into it. Faces word it. A parameter's unit is the end of
 * its name: `…Bytes`, `…Seconds`, `…Share` (0 to 1), `…At` (RFC 3339), `…Count`; all others are text and hostile.
 */
export interface Message {
  id: string;
  params: Record<string, string | number>;
}

/** @param more parameters that come after the others */
export const message = (id: string, params: Message['params'] = {}, more?: Message['params']): Message => ({
  id,
  params: more === undefined ? params : Object.assign({}, params, more),
});
