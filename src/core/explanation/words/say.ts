import { Message } from '../Message';
import { enUS } from './enUS';
import { worded } from './format';

export type Catalogue = Record<string, string>;

/**
 * A message in words. A parameter is formatted by the end of its name; text parameters are put in as they are, so a
 * face that shows anything else than plain text must escape the result.
 */
export function say({ id, params }: Message, catalogue: Catalogue = enUS): string {
  const template = catalogue[id] ?? catalogue[`${id}_${pluralOf(params.count)}`];
  if (template === undefined) {
    return id;
  }
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    name in params ? worded(name, params[name], catalogue) : `{{${name}}}`
  );
}

const pluralOf = (count: string | number | undefined): string => (Number(count) === 1 ? 'one' : 'other');
