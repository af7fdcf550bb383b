import { readdirSync } from 'node:fs';
import { assetPath, readAsset } from '../../assets.ts';
import type { EngineFile } from '../../engines/frame.ts';

/** The helpers of the built-in rules, `data.lib.…`, for policies that ask for them; none where the user has a package `lib`. */
export function library(files: readonly EngineFile[]): EngineFile[] {
  const texts = files.map(({ content }) => Buffer.from(content).toString('utf8'));
  if (!texts.some((text) => text.includes('data.lib.')) || texts.some((text) => /^package\s+lib\b/m.test(text)))
    return [];
  return readdirSync(assetPath('policies', 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.rego') && !path.endsWith('_test.rego'))
    .map((path) => ({
      path: `lib:/${path.replaceAll('\\', '/')}`,
      content: readAsset('policies', 'lib', path),
    }));
}
