import { Message } from '../Message';
import { enUS } from './enUS';
import { worded } from './format';

export type Catalogue = Record<string, string>;

/**
 * A message in words. A parameter is formatted by the end of its name; text parameters are put in as they are, so a
 * face that shows anything else than plain text must escape the result.
 */
export function say({ id, params }: Message, catalogue: Catalogue = enUS): string {
  const template = own(catalogue, id) ?? own(catalogue, `${id}_${pluralOf(params.count)}`);
  if (template === undefined) {
    return id;
  }
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    Object.hasOwn(params, name) ? worded(name, params[name], catalogue) : `{{${name}}}`
  );
}

/** An id may be anything, also a name that every object has. */
const own = (catalogue: Catalogue, id: string): string | undefined =>
  Object.hasOwn(catalogue, id) ? catalogue[id] : undefined;

const pluralOf = (count: string | number | undefined): string => (Number(count) === 1 ? 'one' : 'other');
