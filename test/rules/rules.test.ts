import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/assets.ts';
import { builtInCatalogue } from '../../src/policy/catalogue.ts';
import { folderWith } from '../support/folder.ts';
import { lintJson } from '../support/run-cli.ts';

const folder = join(packageRoot, 'policies', 'rules');
/** What they refuse cannot be written down in a text file of this repository; unit tests have their cases. */
const withoutBadExample = new Set(['yaml/not-utf8', 'yaml/alias-limit', 'yaml/document-limit', 'yaml/unreadable']);

describe.each([...builtInCatalogue().keys()])('%s', (rule) => {
  const own = join(folder, rule);

  test.skipIf(examples(own, 'good').length === 0)('accepts its good example', async () => {
    expect(await linesReported(own, 'good', rule)).toEqual([]);
  });

  test.skipIf(withoutBadExample.has(rule))('reports each marked line of its bad example, and no other', async () => {
    const marked = examples(own, 'bad').flatMap((file) => markedLines(own, file, rule));
    expect(marked).not.toEqual([]);
    expect(await linesReported(own, 'bad', rule)).toEqual(marked);
  });
});

/** `good.yaml`, or the files of `good/`, which stand for a whole repository. */
function examples(own: string, name: string): string[] {
  if (existsSync(join(own, `${name}.yaml`))) return [`${name}.yaml`];
  if (!existsSync(join(own, name))) return [];
  return readdirSync(join(own, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => `${name}/${file}`)
    .sort();
}

function markedLines(own: string, file: string, rule: string): string[] {
  const lines = readFileSync(join(own, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => (line.endsWith(`# <- ${rule}`) ? [`${file}:${index + 1}`] : []));
}

async function linesReported(own: string, name: string, rule: string): Promise<string[]> {
  const cwd = folderWith({});
  for (const file of examples(own, name)) cpSync(join(own, file), join(cwd, file), { recursive: true });
  const isFolder = existsSync(join(own, name));
  const { findings } = await lintJson(isFolder ? join(cwd, name) : cwd, '--rule', rule);
  return findings.map(({ file, line }) => `${isFolder ? `${name}/` : ''}${file}:${line}`);
}
