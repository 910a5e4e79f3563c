import fs from 'node:fs';
import path from 'node:path';

const src = path.resolve(__dirname, '../../src');
const read = (file: string) => JSON.parse(fs.readFileSync(path.join(src, file), 'utf8'));

const app = read('plugin.json');
const nested = { datasource: read('datasource/plugin.json'), panel: read('panel/plugin.json') };

describe('plugin.json', () => {
  it('has the ids that are promised', () => {
    expect([app.id, nested.datasource.id, nested.panel.id]).toEqual([
      'podcoroner-autopsy-app',
      'podcoroner-autopsy-datasource',
      'podcoroner-autopsy-panel',
    ]);
  });

  it.each(Object.entries(nested))('the app includes the %s', (type, manifest) => {
    expect(app.includes).toContainEqual({ type, name: manifest.name, path: `${type}/plugin.json` });
  });

  it.each(Object.entries(nested))('the %s asks for the same Grafana and speaks the same languages', (_, manifest) => {
    expect(manifest.dependencies.grafanaDependency).toBe(app.dependencies.grafanaDependency);
    expect(manifest.languages).toEqual(app.languages);
  });

  it.each([
    ['.', app],
    ['datasource', nested.datasource],
    ['panel', nested.panel],
  ])('in %s names only files that exist', (folder, manifest) => {
    const { logos, screenshots } = manifest.info;
    const files = [
      logos.small,
      logos.large,
      ...screenshots.map((screenshot: { path: string }) => screenshot.path),
      ...manifest.languages.map((language: string) => `locales/${language}/${manifest.id}.json`),
    ];
    expect(files.filter((file) => !fs.existsSync(path.join(src, folder, file)))).toEqual([]);
  });
});
