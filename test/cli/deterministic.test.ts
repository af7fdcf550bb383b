import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtCli } from '../support/built-cli.ts';
import { folderWith } from '../support/folder.ts';
import { runCli } from '../support/run-cli.ts';

/** Every file below a folder by its path. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const).sort(),
  );
}

/** A module for `node --import` that sets the clock. */
const clock = `
const shift = Date.parse('2031-02-03T04:05:06Z') - Date.now();
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) { given.length === 0 ? super(Real.now() + shift) : super(...given); }
  static now() { return Real.now() + shift; }
};
`;

interface Machine {
  readonly env: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly umask: string;
  readonly isLater?: boolean;
}

function create({ env, directory, umask, isLater = false }: Machine): Record<string, string> {
  const cwd = folderWith({ 'clock.mjs': clock });
  const node = isLater ? `"${process.execPath}" --import ./clock.mjs` : `"${process.execPath}"`;
  const command = `umask ${umask}; exec ${node} "${builtCli}" create shop --yes --directory "${directory}"`;
  const { status, stderr } = spawnSync('sh', ['-c', command], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return contents(join(cwd, directory));
}

describe('the same answers give the same bytes', () => {
  const here: Machine = { env: { TZ: 'UTC', LANG: 'C' }, directory: 'shop', umask: '022' };
  const there: Machine = {
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', USER: 'someone', HOME: '/nowhere' },
    directory: 'ander/swo mit Ünïcode',
    umask: '077',
    isLater: true,
  };

  test('on another machine, on another day, in another folder', () => {
    const [one, other] = [create(here), create(there)];
    expect(Object.keys(other)).toEqual(Object.keys(one));
    expect(other).toEqual(one);
    expect(one['.k8s-platform/written.txt']!.split('\n').length).toBeGreaterThan(200);
  });
});

test('a second run touches no file', async () => {
  const cwd = folderWith({});
  await runCli(['create', 'shop', '--yes'], { cwd });
  const folder = join(cwd, 'shop');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  for (const path of paths) utimesSync(path, 1, 1);
  for (const argv of [['create', 'shop', '--yes'], ['update']])
    await runCli(argv, { cwd: argv[0] === 'create' ? cwd : folder });
  expect(readdirSync(folder, { recursive: true }).length).toBe(paths.length);
  expect(paths.filter((path) => statSync(path).mtimeMs !== 1000)).toEqual([]);
});
