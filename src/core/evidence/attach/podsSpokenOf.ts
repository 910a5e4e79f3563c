import { Brought } from './Brought';

/** UIDs of the pods in which a kernel's log that was brought says that it killed: they are read whatever metrics say. */
export const podsSpokenOf = ({ logs }: Pick<Brought, 'logs'>): ReadonlySet<string> =>
  new Set(
    logs.flatMap(({ reports }) => reports.flatMap(({ victims }) => victims.flatMap(({ podUid }) => podUid ?? [])))
  );
