import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/assets.ts';
import { builtInCatalogue } from '../../src/policy/catalogue.ts';
import { exampleFiles, markedLines } from '../../src/policy/user/examples.ts';
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
    const marked = examples(own, 'bad').flatMap((file) => placesMarked(own, file, rule));
    expect(marked).not.toEqual([]);
    expect(await linesReported(own, 'bad', rule)).toEqual(marked);
  });
});

function examples(own: string, name: 'good' | 'bad'): string[] {
  return exampleFiles(readdirSync(own, { recursive: true, encoding: 'utf8' }), name);
}

function placesMarked(own: string, file: string, rule: string): string[] {
  return markedLines(readFileSync(join(own, file), 'utf8'), rule).map((line) => `${file}:${line}`);
}

async function linesReported(own: string, name: 'good' | 'bad', rule: string): Promise<string[]> {
  const cwd = folderWith({});
  for (const file of examples(own, name)) cpSync(join(own, file), join(cwd, file), { recursive: true });
  const isFolder = existsSync(join(own, name));
  const { findings } = await lintJson(isFolder ? join(cwd, name) : cwd, '--rule', rule);
  return findings.map(({ file, line }) => `${isFolder ? `${name}/` : ''}${file}:${line}`);
}
