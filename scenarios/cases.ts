/**
 * A real case that an incident is scripted from: a thread on GitHub as `owner/repository#number`, a page's address, a kill
 * of the lab1 recording (its truth.json's id and time, or the workload that was not killed), a recording of a real
 * kernel's log (tests/fixtures/kernel-oom/lab), or another incident, which has a case of its own: the one that it varies, or
 * the one whose twin it is, alike in what is left when a family is taken away, with a different truth (twins.test.ts).
 */
export type Case =
  | `${string}/${string}#${number}`
  | `https://${string}`
  | `lab1: ${string}`
  | `kernel-oom/lab: ${string}`
  | `variant of ${string}`
  | `twin of ${string}`;

/** No incident without one: whatever happens in it has happened to somebody. */
export type Cases = readonly [Case, ...Case[]];

/** What a case may look like, by where it is to be found. */
const FORMS = {
  thread: /^([A-Za-z0-9][\w-]*\/[\w.-]+#[1-9]\d*)$/,
  page: /^(https:\/\/[a-z0-9.-]+\.[a-z]+\/\S+)$/,
  lab1: /^lab1: ([a-z][a-z0-9-]*(?: \d\d:\d\d:\d\d)?)$/,
  'kernel-log': /^kernel-oom\/lab: ([a-z0-9-]+)$/,
  variant: /^variant of ([a-z0-9-]+)$/,
  twin: /^twin of ([a-z0-9-]+)$/,
};

export type CaseForm = keyof typeof FORMS;

/** How a case is cited, and what it names; undefined when it has none of the known forms. */
export function readCase(cited: string): { form: CaseForm; named: string } | undefined {
  for (const form of Object.keys(FORMS) as CaseForm[]) {
    const match = FORMS[form].exec(cited);
    if (match) {
      return { form, named: match[1] };
    }
  }
  return undefined;
}
