import { EventEmitter } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChangeOfFiles } from '../../../../src/scaffold/write/change.ts';
import { realFileSystem } from '../../../../src/scaffold/write/file-system.ts';
import { changeFiles, type Surroundings } from '../../../../src/scaffold/write/write.ts';
import { signalsOf } from '../../../../src/signals.ts';
import { folderWith } from '../../../support/folder.ts';
import { failing, quiet } from '../../../support/surroundings.ts';

/** Every path below a folder, with its content; `-> target` for links. */
function tree(folder: string, within = ''): Record<string, string> {
  const entries = readdirSync(join(folder, within), { withFileTypes: true });
  const parts = entries.map((entry): Record<string, string> => {
    const path = within + entry.name;
    if (entry.isSymbolicLink()) return { [path]: `-> ${readlinkSync(join(folder, path))}` };
    if (entry.isDirectory()) return { [path]: '/', ...tree(folder, `${path}/`) };
    return { [path]: readFileSync(join(folder, path), 'utf8') };
  });
  return Object.assign({}, ...parts) as Record<string, string>;
}

const before = { 'kept.txt': 'kept', 'changed.txt': 'old', 'gone/only.txt': 'gone', 'also.txt': 'also' };
const change: ChangeOfFiles = {
  write: [
    { path: 'changed.txt', text: 'new' },
    { path: 'deep/er/new.txt', text: 'new' },
    { path: 'bin/run.sh', text: '#!/bin/sh\n', executable: true },
  ],
  remove: ['gone/only.txt', 'also.txt'],
  last: [{ path: '.k8s-platform/written.txt', text: 'record' }],
};
const after = {
  '.k8s-platform': '/',
  '.k8s-platform/written.txt': 'record',
  bin: '/',
  'bin/run.sh': '#!/bin/sh\n',
  'changed.txt': 'new',
  deep: '/',
  'deep/er': '/',
  'deep/er/new.txt': 'new',
  'kept.txt': 'kept',
};

describe('changes', () => {
  test('are made, and leave nothing behind', async () => {
    const folder = folderWith(before);
    await changeFiles(folder, change, quiet());
    expect(tree(folder)).toEqual(after);
    expect(statSync(join(folder, 'bin/run.sh')).mode & 0o100).toBe(0o100);
  });

  test('keep the mode of a file that was there', async () => {
    const folder = folderWith(before);
    chmodSync(join(folder, 'changed.txt'), 0o600);
    await changeFiles(folder, change, quiet());
    expect(statSync(join(folder, 'changed.txt')).mode & 0o777).toBe(0o600);
  });

  test.each(['Ünïcode ordner', "it's (a) folder; really", '-flag'])('in a folder called %s', async (name) => {
    const parent = folderWith({});
    const folder = join(parent, name);
    await changeFiles(folder, { write: [{ path: 'ä ö/ü.txt', text: 'ü' }] }, quiet());
    await changeFiles(folder, { write: [{ path: 'ä ö/ü.txt', text: 'ÿ' }] }, quiet());
    expect(tree(parent)).toEqual({
      [name]: '/',
      [`${name}/ä ö`]: '/',
      [`${name}/ä ö/ü.txt`]: 'ÿ',
    });
  });
});

/** Everything that is called on the way, so that each can fail. */
async function callsOf(make: (surroundings: Surroundings) => Promise<void>): Promise<number> {
  let calls = 0;
  const fileSystem = failing('none', () => {
    calls += 1;
    return false;
  });
  await make({ ...quiet(), fileSystem });
  return calls;
}

describe('a failure at any moment', () => {
  test.each(['ENOSPC', 'EACCES', 'EROFS'])('%s leaves the folder as it was', async (code) => {
    const count = await callsOf((surroundings) => changeFiles(folderWith(before), change, surroundings));
    expect(count).toBeGreaterThan(30);
    let failed = 0;
    for (let last = 0; last < count; last += 1) {
      const folder = folderWith(before);
      const untouched = tree(folder);
      let calls = 0;
      // the one call fails, and all that comes after it works: clearing away needs it
      const fileSystem = failing(code, () => calls++ === last);
      try {
        await changeFiles(folder, change, { ...quiet(), fileSystem });
        expect(
          Object.keys(tree(folder)).filter((path) => !path.includes('tmp-')),
          `call ${last}`,
        ).toEqual(Object.keys(after));
      } catch (error) {
        failed += 1;
        expect(error, `call ${last}`).toMatchObject({ code: 'unwritable' });
        expect((error as Error).message).toMatch(new RegExp(`\\(${code}\\); nothing was written`));
        expect(tree(folder), `call ${last}`).toEqual(untouched);
      }
    }
    expect(failed).toBeGreaterThan(25);
  });

  test('leaves no new folder, nor its parents', async () => {
    const files: ChangeOfFiles = { write: ['a', 'b/c', 'b/d'].map((path) => ({ path, text: path })) };
    const count = await callsOf((surroundings) => changeFiles(join(folderWith({}), 'x/y/shop'), files, surroundings));
    let failed = 0;
    for (let last = 0; last < count; last += 1) {
      const parent = folderWith({});
      let calls = 0;
      const fileSystem = failing('ENOSPC', () => calls++ === last);
      try {
        await changeFiles(join(parent, 'x/y/shop'), files, { ...quiet(), fileSystem });
      } catch {
        failed += 1;
        expect(tree(parent), `call ${last}`).toEqual({});
      }
    }
    expect(failed).toBeGreaterThan(8);
  });

  test('that cannot be undone either names what is left', async () => {
    const folder = folderWith(before);
    let full = false;
    const fileSystem = failing('EIO', (call, path) => {
      if (call === 'renameSync' && path.endsWith('run.sh')) full = true;
      return full && (call === 'renameSync' || call === 'rmSync');
    });
    const failed = changeFiles(folder, change, { ...quiet(), fileSystem });
    await expect(failed).rejects.toThrow(
      /cannot write bin\/run\.sh: the disk has an error \(EIO\); these could not be brought back to what they were: .*deep\/er\/new\.txt.*, changed\.txt$/,
    );
    expect(readFileSync(join(folder, 'changed.txt'), 'utf8')).toBe('new');
  });
});

test('a folder that is a file system of its own gets its files, too', async () => {
  const folder = folderWith(before);
  const apart = new Set(['changed.txt', 'deep/er/new.txt'].map((path) => join(folder, path)));
  const fileSystem = failing('EXDEV', (call, path) => call === 'renameSync' && apart.delete(path));
  await changeFiles(folder, change, { ...quiet(), fileSystem });
  expect(tree(folder)).toEqual(after);
  expect(apart.size).toBe(0);
});

describe('a signal', () => {
  /** Comes at the nth call of the file system. */
  const signalAt = (at: number, seen: string[] = []): Surroundings => {
    const emitter = new EventEmitter();
    let calls = 0;
    const fileSystem = failing('none', (call, path) => {
      seen.push(`${call} ${path}`);
      if (calls++ === at) emitter.emit('SIGINT', 'SIGINT');
      return false;
    });
    return { signals: signalsOf(emitter), fileSystem };
  };

  test('ends it before the moves, and waits during them', async () => {
    const count = await callsOf((surroundings) => changeFiles(folderWith(before), change, surroundings));
    const ends = { untouched: 0, complete: 0 };
    for (let at = 0; at < count; at += 1) {
      const folder = folderWith(before);
      const untouched = tree(folder);
      const surroundings = signalAt(at);
      try {
        await changeFiles(folder, change, surroundings);
        expect(tree(folder), `call ${at}`).toEqual(after);
        ends.complete += 1;
      } catch (error) {
        expect(error).toMatchObject({ code: 'interrupted' });
        expect(tree(folder), `call ${at}`).toEqual(untouched);
        ends.untouched += 1;
      }
      expect(surroundings.signals.received).toBe('SIGINT');
    }
    expect(Math.min(ends.untouched, ends.complete)).toBeGreaterThan(5);
  });

  test('that came before lets nothing begin', async () => {
    const surroundings = signalAt(0);
    await expect(changeFiles(folderWith(before), change, surroundings)).rejects.toThrow(/interrupted/);
    const folder = folderWith(before);
    await expect(changeFiles(folder, change, surroundings)).rejects.toThrow(/interrupted by SIGINT: nothing/);
    expect(tree(folder)).toEqual({ ...before, gone: '/' });
  });

  test('is no longer held afterwards', async () => {
    const emitter = new EventEmitter();
    await changeFiles(folderWith(before), change, { signals: signalsOf(emitter) });
    expect(emitter.eventNames()).toEqual([]);
  });
});

describe('what is in the way', () => {
  const write = (path: string): ChangeOfFiles => ({ write: [{ path, text: 'new' }] });

  test.each<[string, string, (folder: string) => void, RegExp]>([
    ['a folder for a file', 'a', (folder) => mkdirSync(join(folder, 'a')), /a is not a plain file/],
    ['a file for a folder', 'kept.txt/b', () => undefined, /kept\.txt is there, and is no folder/],
    ['a link for a file', 'a', (folder) => symlinkSync('kept.txt', join(folder, 'a')), /a is not a plain file/],
    ['a link to nothing', 'a', (folder) => symlinkSync('nowhere', join(folder, 'a')), /a is not a plain file/],
    ['a link to nothing for a folder', 'a/b', (folder) => symlinkSync('nowhere', join(folder, 'a')), /no folder/],
    ['a read-only file', 'kept.txt', (folder) => chmodSync(join(folder, 'kept.txt'), 0o444), /kept\.txt is read-only/],
    ['a link that leads out', 'a/b', (folder) => symlinkSync('..', join(folder, 'a')), /leads out of/],
    ['where it waits', 'a', (folder) => symlinkSync('..', join(folder, '.k8s-platform')), /leads out of/],
  ])('%s is refused', async (_, path, prepare, message) => {
    const folder = folderWith(before);
    prepare(folder);
    const untouched = tree(folder);
    await expect(changeFiles(folder, write(path), quiet())).rejects.toThrow(message);
    expect(tree(folder)).toEqual(untouched);
  });

  test.each<[string, (folder: string) => void]>([
    ['a file', (folder) => realFileSystem.writeFileSync(folder, '')],
    ['a link to nothing', (folder) => symlinkSync('nowhere', folder)],
  ])('%s where the folder shall be is refused', async (_, prepare) => {
    const parent = folderWith({});
    prepare(join(parent, 'shop'));
    const untouched = tree(parent);
    await expect(changeFiles(join(parent, 'shop'), write('a'), quiet())).rejects.toThrow(/is not a folder/);
    expect(tree(parent)).toEqual(untouched);
  });

  test('a file among the parents of the folder is told', async () => {
    const parent = folderWith({ file: '' });
    await expect(changeFiles(join(parent, 'file/shop'), write('a'), quiet())).rejects.toMatchObject({
      code: 'unwritable',
    });
    expect(tree(parent)).toEqual({ file: '' });
  });

  test('a link to the folder is followed, and so is one within it', async () => {
    const parent = folderWith({ 'real/inner/x': 'x' });
    symlinkSync('real', join(parent, 'link'));
    symlinkSync('inner', join(parent, 'real/alias'));
    await changeFiles(join(parent, 'link'), write('alias/y'), quiet());
    expect(readFileSync(join(parent, 'real/inner/y'), 'utf8')).toBe('new');
    expect(lstatSync(join(parent, 'link')).isSymbolicLink()).toBe(true);
  });
});

test('what a killed run left is cleared away, and what a running one has stays', async () => {
  const dead = 2 ** 22 + 1; // above the greatest id that Linux gives
  const parent = folderWith({
    [`shop/.k8s-platform/tmp-${dead}-abc/0`]: '',
    [`shop/.k8s-platform/tmp-${process.pid}-abc/0`]: '',
    'shop/.k8s-platform/tmp-notes.txt': 'ours',
    [`.new.k8s-platform-tmp-${dead}-abc/new/a`]: '',
  });
  await changeFiles(join(parent, 'shop'), { write: [{ path: 'a', text: '' }] }, quiet());
  await changeFiles(join(parent, 'new'), { write: [{ path: 'a', text: '' }] }, quiet());
  expect(readdirSync(join(parent, 'shop/.k8s-platform')).sort()).toEqual([`tmp-${process.pid}-abc`, 'tmp-notes.txt']);
  expect(readdirSync(parent).sort()).toEqual(['new', 'shop']);
  expect(existsSync(join(parent, 'new/a'))).toBe(true);
});
