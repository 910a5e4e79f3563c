import { isBuiltin } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Who may not import what. `within` and `refused` are folders of the repository; `except` are files that a
 * wall does not hold for.
 */
const walls = [
  {
    within: 'src/core',
    refused: [
      'src/datasource',
      'src/panel',
      'src/pages',
      'src/frames',
      'src/module.tsx',
      'cli',
      'scenarios',
      'preview',
      'tests',
      'bench',
    ],
    packages: /^(@grafana\/|@emotion\/|emotion$|react($|\/|-)|rxjs($|\/))/,
    why: 'the core is pure: it runs in Grafana, in a browser and in a terminal alike',
  },
  {
    within: 'src/core',
    except: /\.test\.tsx?$/,
    builtins: true,
    why: "the core also runs in a browser, which lacks Node's own modules",
  },
  {
    within: 'scenarios',
    refused: ['src/core'],
    why: 'an incident whose truth comes from the code under test proves nothing',
  },
  {
    within: '.',
    beyond: 'cli',
    refused: ['cli'],
    why: 'the command line is a face; what two faces need belongs to the core',
  },
];

const inside = (file, folder) => {
  const relative = path.relative(path.join(root, folder), file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
};

const wallsOf = (file) =>
  walls.filter(
    ({ within, beyond, except }) =>
      inside(file, within) && !(beyond && inside(file, beyond)) && !(except && except.test(file))
  );

/** The files a specifier may mean: relative to the importing file, else below src, as `baseUrl` has it. */
const targetOf = (specifier, file) =>
  specifier.startsWith('.') || path.isAbsolute(specifier)
    ? path.resolve(path.dirname(file), specifier)
    : path.join(root, 'src', specifier);

const crosses = (specifier, file, { refused = [], packages, builtins }) =>
  (packages?.test(specifier) ?? false) ||
  (builtins && isBuiltin(specifier)) ||
  refused.some(
    (folder) => inside(targetOf(specifier, file), folder) || inside(`${targetOf(specifier, file)}.tsx`, folder)
  );

const loaders =
  /^(require|require\.resolve|import\.meta\.resolve|jest\.(mock|doMock|unmock|requireActual|requireMock))$/;

const textOf = (node) => {
  if (node?.type === 'TSLiteralType') {
    return textOf(node.literal);
  }
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return node.quasis[0].value.cooked;
  }
  return typeof node?.value === 'string' ? node.value : undefined;
};

export const noCrossing = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      crossing: "'{{specifier}}' must not be imported here: {{why}}.",
      unknown: 'Import a literal here, so that it can be checked: {{why}}.',
    },
  },
  create(context) {
    const file = context.filename;
    const held = wallsOf(file);

    const check = (node, specifier) => {
      const wall = held.find((candidate) => crosses(specifier, file, candidate));
      if (wall) {
        context.report({ node, messageId: 'crossing', data: { specifier, why: wall.why } });
      }
    };
    const checkSource = (node) => {
      const specifier = textOf(node.source ?? node.argument ?? node.expression);
      if (specifier !== undefined) {
        check(node, specifier);
      }
    };

    return {
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      TSImportType: checkSource,
      TSExternalModuleReference: checkSource,
      ImportExpression(node) {
        const wall = held.find(({ packages }) => packages);
        if (textOf(node.source) === undefined && wall) {
          context.report({ node, messageId: 'unknown', data: { why: wall.why } });
        }
        checkSource(node);
      },
      CallExpression(node) {
        const [specifier] = node.arguments.map(textOf);
        if (specifier !== undefined && loaders.test(context.sourceCode.getText(node.callee))) {
          check(node, specifier);
        }
      },
    };
  },
};
