import { Advice } from '../Explanation';

/** Whether advice names a command to run, not a field of a manifest to look at. */
export const isCommand = ({ kind, field }: Pick<Advice, 'kind' | 'field'>): boolean =>
  kind === 'inspect' && /\s/.test(field.trim());
