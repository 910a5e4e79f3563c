import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { CAUSES } from '../../diagnosis/Cause';
import { FAMILIES } from '../../evidence/families';
import { LOKI_FAULTS } from '../../evidence/loki/Loki';
import { enUS } from './enUS';

const ROOT = path.resolve(__dirname, '../../../..');

/** A call of `message(id, params, more)` in the source. */
interface Call {
  where: string;
  /** the message's id */
  id: string;
  /** names of the parameters that it surely gives; null where the source does not show them */
  given: string[] | null;
}

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    const isSource = /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && name !== 'src/core/explanation/Message.ts';
    return entry.isDirectory() ? sources(name) : isSource ? [name] : [];
  });
}

/** What is put into templates, where the source alone does not show it. */
/** Evictions and the program's own exit have sentences of their own. */
const WHOLE_SUMMARIES = CAUSES.filter((cause) => !['node-eviction', 'storage-eviction', 'app-exit'].includes(cause));
const OF_MEMORY = WHOLE_SUMMARIES.filter(
  (cause) => !['probe', 'kubelet-restart', 'termination', 'node-lost'].includes(cause)
);
const PUT_IN: Record<string, readonly string[]> = {
  'cause.…': [...CAUSES, 'undetermined'],
  'coverage.how.…': FAMILIES,
  'missing.…': FAMILIES,
  'answer.below-…': ['sampling', 'sample-age', 'averaging', 'metric', 'base', 'other-container', 'not-the-limit', 'unknown'], // prettier-ignore
  // ConsumerKind but for containers, which have a name
  'answer.consumers-…': ['system', 'kernel', 'cache', 'unexplained'],
  'consumer.…': ['system', 'kernel', 'cache', 'unexplained'],
  'advice.missing-…': ['kernel-log', 'events', 'pods', 'kubelet-log', 'daemon-log'],
  'kernel-log.limit-…': ['container', 'pod', 'qos', 'node-allocatable', 'node', 'cpuset', 'mempolicy', 'service', 'other', 'unknown'], // prettier-ignore
  'kernel-log.missing-…': ['header', 'trigger-pid', 'constraint', 'limit-cgroup', 'memory', 'tasks', 'kill', 'victim-cgroup', 'page-size'], // prettier-ignore
  'blind.…': ['kata', 'gvisor', 'windows', 'virtual-node', 'swap'],
  'finding.…': ['limit-beyond-node', 'limit-beyond-kubepods'],
  'summary.…': WHOLE_SUMMARIES,
  'summary.…-seen': OF_MEMORY,
  'notice.loki-…': LOKI_FAULTS,
  'witness.…': ['kernel-log', 'events', 'kubelet-log', 'daemon-log', 'pods'],
};

/** The ids that an expression can be: literals, both sides of a condition, constants of the file, templates of all these. */
function idsOf(expression: ts.Expression, file: ts.SourceFile): string[] {
  if (ts.isStringLiteralLike(expression)) {
    return [expression.text];
  }
  if (ts.isConditionalExpression(expression)) {
    return [...idsOf(expression.whenTrue, file), ...idsOf(expression.whenFalse, file)];
  }
  if (ts.isIdentifier(expression)) {
    return initializers(expression.text, file).flatMap((one) => idsOf(one, file));
  }
  if (!ts.isTemplateExpression(expression)) {
    return [];
  }
  const { head, templateSpans } = expression;
  const filled = templateSpans.reduce(
    (beginnings, { expression: put, literal }) => {
      const known = idsOf(put, file);
      const middles = known.length > 0 ? known : ['…'];
      return beginnings.flatMap((beginning) => middles.map((middle) => beginning + middle + literal.text));
    },
    [head.text]
  );
  return filled.flatMap((id) => (id.includes('…') ? (PUT_IN[id]?.map((one) => id.replace('…', one)) ?? [id]) : [id]));
}

/** What constants of this name are set to in a file. */
function initializers(name: string, file: ts.SourceFile): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text === name && node.initializer) {
      found.push(node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The parameters an expression surely gives; null where that is not to be seen. */
function parametersOf(expression: ts.Expression, file: ts.SourceFile): string[] | null {
  if (ts.isConditionalExpression(expression)) {
    const [a, b] = [expression.whenTrue, expression.whenFalse].map((one) => parametersOf(one, file));
    return a && b && a.filter((name) => b.includes(name));
  }
  if (ts.isIdentifier(expression)) {
    const all = initializers(expression.text, file).map((one) => parametersOf(one, file));
    return all.length === 1 ? all[0] : null;
  }
  if (!ts.isObjectLiteralExpression(expression)) {
    return null;
  }
  const names: string[] = [];
  for (const property of expression.properties) {
    const inner = ts.isSpreadAssignment(property)
      ? parametersOf(property.expression, file)
      : property.name && ts.isIdentifier(property.name)
        ? [property.name.text]
        : null;
    if (inner === null) {
      return null;
    }
    names.push(...inner);
  }
  return names;
}

function callsIn(name: string): Call[] {
  const file = ts.createSourceFile(name, readFileSync(path.join(ROOT, name), 'utf8'), ts.ScriptTarget.ES2022, true);
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'message') {
      const [id, ...params] = node.arguments;
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      const known = params.map((one) => parametersOf(one, file)).filter((one) => one !== null);
      const given = known.length === params.length ? known.flat() : null;
      const ids = idsOf(id, file);
      expect(ids.length).toBeGreaterThan(0);
      calls.push(...ids.map((one) => ({ id: one, where: `${name}:${line + 1}`, given })));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return calls;
}

const calls = ['src', 'cli'].flatMap(sources).flatMap(callsIn);

/** Ids as callers know them: the catalogue's two forms for one and many are one id. */
const idOf = (key: string) => key.replace(/_(one|other)$/, '');
const wordsOf = (id: string) => [id, `${id}_one`, `${id}_other`].flatMap((key) => enUS[key] ?? []);
const placeholdersOf = (template: string) => [...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

describe('the catalogue', () => {
  it('is read by enough callers for this test to mean something', () => {
    expect(calls.length).toBeGreaterThan(100);
    expect(calls.filter(({ given }) => given !== null).length).toBeGreaterThan(90);
  });

  it('has words for every message that the source makes', () => {
    const wordless = calls.filter(({ id }) => !(id in enUS) && !(`${id}_one` in enUS && `${id}_other` in enUS));
    expect(wordless.map(({ where, id }) => `${where} ${id}`)).toEqual([]);
  });

  it('gets every placeholder from every caller', () => {
    const lacking = calls.flatMap(
      ({ id, given, where }) =>
      given === null ? [] : wordsOf(id).flatMap(placeholdersOf).filter((name) => !given.includes(name)).map((name) => `${where} gives ${id} no ${name}`) // prettier-ignore
    );
    expect(lacking).toEqual([]);
  });

  it('has no entry that nobody says', () => {
    const said = new Set(calls.map(({ id }) => id));
    expect(Object.keys(enUS).filter((key) => !said.has(idOf(key)))).toEqual([]);
  });

  it('says the count of what it has two forms for', () => {
    const counted = calls.filter(({ id }) => `${id}_one` in enUS);
    expect(counted.length).toBeGreaterThan(3);
    expect(counted.filter(({ given }) => given !== null && !given.includes('count'))).toEqual([]);
    expect(Object.keys(enUS).filter((key) => key !== idOf(key) && idOf(key) in enUS)).toEqual([]);
  });

  it('has sentences without stray braces or blanks', () => {
    const odd = Object.entries(enUS).filter(
      ([, text]) =>
        /[{}]/.test(text.replace(/\{\{\w+\}\}/g, '')) || text !== text.trim() || /  /.test(text) || text === ''
    );
    expect(odd).toEqual([]);
  });
});
