import CopyWebpackPlugin from 'copy-webpack-plugin';
import { globSync } from 'glob';
import fs from 'node:fs';
import path from 'node:path';
import type { Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

/** The scaffold copies only the root plugin's logos and screenshots; these are the nested plugins'. */
function imagesOfNestedPlugins(): Array<{ from: string; to: string }> {
  return globSync('*/plugin.json', { cwd: 'src' }).flatMap((manifest) => {
    const folder = path.dirname(manifest);
    const { info } = JSON.parse(fs.readFileSync(path.join('src', manifest), 'utf8'));
    const images: string[] = [
      ...Object.values<string>(info.logos),
      ...info.screenshots.map((s: { path: string }) => s.path),
    ];
    return [...new Set(images)].map((image) => ({ from: path.join(folder, image), to: path.join(folder, image) }));
  });
}

const config = async (env: Env): Promise<Configuration> =>
  merge(await grafanaConfig(env), {
    cache: { type: 'filesystem', buildDependencies: { root: [path.resolve('webpack.config.ts')] } },
    plugins: [new CopyWebpackPlugin({ patterns: imagesOfNestedPlugins() })],
  });

export default config;
