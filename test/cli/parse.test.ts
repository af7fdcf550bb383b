import { expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { runCli } from '../support/run-cli.ts';

const files = {
  'a.yaml': 'on: yes\ncount: 18446744073709551615\n---\n# nothing\n---\nmode: 0644\n',
  'b/c.yaml': 'a: 1\n---\nb: [\n---\nc: 1\n',
  'd.json': '{"a": "\\/"}',
  'e.txt': 'not asked for',
};

test('json shows each document, and why kubectl refuses a file', async () => {
  const { code, stdout } = await runCli(['parse', '.'], { cwd: folderWith(files) });
  expect(code).toBe(0);
  expect(stdout).toContain('"count": 18446744073709551615');
  expect(JSON.parse(stdout.replace('18446744073709551615', '0'))).toEqual({
    files: [
      { file: 'a.yaml', documents: [{ true: true, count: 0 }, { mode: 420 }] },
      { file: 'b/c.yaml', documents: [{ a: 1 }], error: 'line 3: the `[` here is never closed' },
      { file: 'd.json', documents: [{ a: '/' }] },
    ],
  });
});

test('yaml shows the same, with quotes where they are needed', async () => {
  const { stdout } = await runCli(['parse', 'a.yaml', '--format', 'yaml'], { cwd: folderWith(files) });
  expect(stdout).toBe(
    'files:\n  - file: a.yaml\n    documents:\n      - "true": true\n        count: 18446744073709551615\n      - mode: 420\n',
  );
});

test('what is not there is said', async () => {
  const { code, stderr } = await runCli(['parse', 'missing.yaml'], { cwd: folderWith(files) });
  expect(code).toBe(2);
  expect(stderr).toContain('no such file or directory: missing.yaml');
});
