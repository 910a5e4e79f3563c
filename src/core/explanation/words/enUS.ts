import { answers } from './en-US/answers';
import { evidence } from './en-US/evidence';
import { findings } from './en-US/findings';
import { kernelLog } from './en-US/kernelLog';
import { verdicts } from './en-US/verdicts';

/**
 * English. Placeholders are `{{name}}`; the end of a name says its unit (see Message). Ids that end in `_one` and
 * `_other` are chosen by `count`. The catalogue serves the terminal and Grafana's `t()` alike.
 */
export const enUS: Record<string, string> = { ...verdicts, ...findings, ...evidence, ...answers, ...kernelLog };
