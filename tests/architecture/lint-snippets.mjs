// Reads [{ file, code }] as JSON from standard input, lints each as if it were that file, and prints as its last
// line the rules that refuse each. A process of its own, because jest cannot load ESLint's configuration, an ES module.
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';

const eslint = new ESLint({
  overrideConfig: {
    // Rules that need types want files that exist.
    languageOptions: { parserOptions: { project: null } },
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
});

const refusals = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [{ messages }] = await eslint.lintText(code, { filePath: file });
  refusals.push(messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(`\n${JSON.stringify(refusals)}\n`);
