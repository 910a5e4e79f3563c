// Collects the words that t() shows, with their English defaults, into each plugin's locales/en-US file.
// i18next-cli does the same and wants Node 22; this runs on 20. Run: npm run words (--check only compares)
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const PLUGINS = [
  {
    id: 'podcoroner-autopsy-app',
    folder: 'src',
    but: ['src/datasource', 'src/panel', 'src/core', 'src/frames'],
    // the start page says of a Prometheus what the data source's own test says
    also: ['health', 'innerDataSource', 'sentences'].map((name) => `src/datasource/${name}.ts`),
  },
  { id: 'podcoroner-autopsy-datasource', folder: 'src/datasource', but: [] },
  { id: 'podcoroner-autopsy-panel', folder: 'src/panel', but: [] },
];

const check = process.argv.includes('--check');
let stale = false;
for (const { id, folder, but, also = [] } of PLUGINS) {
  const words = {};
  for (const file of [...sourcesIn(folder, but), ...also]) {
    collect(
      ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX),
      words
    );
  }
  const target = `${folder}/locales/en-US/${id}.json`;
  const text = `${JSON.stringify(nested(words), null, 2)}\n`;
  if (check) {
    if (readFileSync(target, 'utf8') !== text) {
      process.stderr.write(`${target} does not hold the words of the source: npm run words\n`);
      stale = true;
    }
  } else {
    writeFileSync(target, text);
  }
}
process.exitCode = stale ? 1 : 0;

/** `{ 'a.b': 'x' }` as `{ a: { b: 'x' } }`, sorted: the form that Grafana's i18next reads. */
function nested(words) {
  const out = {};
  for (const key of Object.keys(words).sort()) {
    const parts = key.split('.');
    const last = parts.pop();
    let place = out;
    for (const part of parts) {
      place = place[part] ??= {};
    }
    place[last] = words[key];
  }
  return out;
}

function sourcesIn(folder, but) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.posix.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !but.some((other) => file.startsWith(`${other}/`)))
    .sort();
}

/** Every t('key', 'Default', …) and its plurals (defaultValue_one, defaultValue_other). */
function collect(node, words) {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
    const [key, fallback, values] = node.arguments;
    if (key && ts.isStringLiteralLike(key)) {
      const plurals = [fallback, values].filter((one) => one && ts.isObjectLiteralExpression(one)).flatMap(pluralsOf);
      for (const [form, text] of plurals) {
        words[`${key.text}_${form}`] = text;
      }
      if (plurals.length === 0 && fallback && ts.isStringLiteralLike(fallback)) {
        words[key.text] = fallback.text;
      }
    }
  }
  ts.forEachChild(node, (child) => collect(child, words));
}

function pluralsOf(object) {
  return object.properties.flatMap((property) => {
    const [, form] = /^defaultValue_(\w+)$/.exec(property.name?.getText() ?? '') ?? [];
    return form && ts.isStringLiteralLike(property.initializer) ? [[form, property.initializer.text]] : [];
  });
}
