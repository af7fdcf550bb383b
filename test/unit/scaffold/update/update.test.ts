import fc from 'fast-check';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyActions } from '../../../../src/scaffold/update/apply.ts';
import { planUpdate, type Action } from '../../../../src/scaffold/update/plan.ts';
import { blobId, parseRecord, printRecord } from '../../../../src/scaffold/update/record.ts';
import type { PlannedFile } from '../../../../src/scaffold/templates/templates.ts';
import { folderWith } from '../../../support/folder.ts';
import { git } from '../../../support/git.ts';
import { quiet } from '../../../support/surroundings.ts';

type Texts = Readonly<Record<string, string>>;

const planned = (texts: Texts): PlannedFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, text, executable: false }));

/** What happens when templates that wrote `base` write `theirs`, and a person has `yours`. */
function update(base: Texts, yours: Texts, theirs: Texts): { folder: string; actions: Action[] } {
  const folder = folderWith(yours);
  const record = parseRecord(printRecord(planned(base)));
  return { folder, actions: planUpdate({ folder, record, before: () => planned(base), after: planned(theirs) }) };
}

const kinds = (actions: readonly Action[]) => Object.fromEntries(actions.map(({ path, kind }) => [path, kind]));

test('blob ids are those of git', () => {
  const folder = folderWith({ 'a.txt': 'häagen\n' });
  expect(blobId('häagen\n')).toBe(git(folder, 'hash-object', 'a.txt').trim());
});

describe('a file', () => {
  test.each<[what: string, base: Texts, yours: Texts, theirs: Texts, kind: string | undefined]>([
    ['that is new', {}, {}, { a: '1' }, 'create'],
    ['that the templates changed', { a: '1' }, { a: '1' }, { a: '2' }, 'update'],
    ['that a person changed', { a: '1' }, { a: '2' }, { a: '1' }, undefined],
    ['that both changed alike', { a: '1' }, { a: '2' }, { a: '2' }, undefined],
    ['that both changed', { a: '1' }, { a: '2' }, { a: '3' }, 'conflict'],
    ['that both changed in different places', { a: '1\nx\ny\n' }, { a: '1\nx\nz\n' }, { a: '2\nx\ny\n' }, 'merge'],
    ['that the templates write no longer', { a: '1' }, { a: '1' }, {}, 'delete'],
    ['that the templates write no longer, and a person changed', { a: '1' }, { a: '2' }, {}, 'keep'],
    ['that a person deleted', { a: '1' }, {}, { a: '1' }, undefined],
    ['that a person deleted, and the templates changed', { a: '1' }, {}, { a: '2' }, 'keep'],
    ['that both deleted', { a: '1' }, {}, {}, undefined],
    ['that is new, and is there with other content', {}, { a: '1' }, { a: '2' }, 'conflict'],
    ['that is new, and is there already', {}, { a: '1' }, { a: '1' }, undefined],
  ])('%s', (_, base, yours, theirs, kind) => {
    expect(kinds(update(base, yours, theirs).actions)).toEqual(kind === undefined ? {} : { a: kind });
  });

  test('whose old content only git has is merged all the same', () => {
    const folder = folderWith({ a: 'one\ntwo\nthree\n' });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, '-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '-qm', 'x');
    writeFileSync(join(folder, 'a'), 'one\ntwo\nmine\n');
    const record = parseRecord(printRecord(planned({ a: 'one\ntwo\nthree\n' })));
    const actions = planUpdate({ folder, record, before: () => [], after: planned({ a: 'new\ntwo\nthree\n' }) });
    expect(actions).toEqual([{ kind: 'merge', path: 'a', text: 'new\ntwo\nmine\n' }]);
  });

  test('whose old content nobody has stays, with the change beside it', async () => {
    const folder = folderWith({ a: 'mine\n' });
    const record = parseRecord(`${blobId('then\n')}  a\n`);
    const actions = planUpdate({ folder, record, before: () => [], after: planned({ a: 'now\n' }) });
    await applyActions(folder, actions, 'markers', {}, quiet());
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('mine\n');
    expect(readFileSync(join(folder, 'a.rej'), 'utf8')).toContain('+now');
  });
});

test('a record that leads out of the folder deletes nothing there', () => {
  const folder = folderWith({ 'inner/x': '1', victim: 'text' });
  const record = parseRecord(`${blobId('text')}  ../victim\n${blobId('text')}  /etc/passwd\n`);
  expect(planUpdate({ folder: join(folder, 'inner'), record, before: () => [], after: [] })).toEqual([]);
});

test('folders that become empty go, others stay', async () => {
  const { folder, actions } = update({ 'a/b/c': '1', 'a/d': '2' }, { 'a/b/c': '1', 'a/d': '3' }, {});
  await applyActions(folder, actions, 'markers', {}, quiet());
  expect([existsSync(join(folder, 'a/b')), existsSync(join(folder, 'a/d'))]).toEqual([false, true]);
});

/** Lines that can be told from one another. */
const text = fc
  .array(fc.constantFrom('a: 1', 'b: 2', '  - x', '  - y', 'c:', '', '# note'), { maxLength: 12 })
  .map((each) => each.map((line) => `${line}\n`).join(''));

test('every line that a person wrote is there afterwards, or the file is reported', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom('a', 'b/c', 'd'), text),
      fc.dictionary(fc.constantFrom('a', 'b/c', 'd'), text),
      fc.dictionary(fc.constantFrom('a', 'b/c', 'd'), fc.array(fc.nat(40), { maxLength: 4 })),
      fc.constantFrom('markers' as const, 'rej' as const),
      async (base, theirs, places, style) => {
        const yours = Object.fromEntries(
          Object.entries(base).map(([path, written]) => [path, withMine(written, places[path] ?? [])]),
        );
        const { folder, actions } = update(base, yours, theirs);
        await applyActions(folder, actions, style, {}, quiet());
        const reported = new Set(
          actions.filter(({ kind }) => kind === 'keep' || kind === 'conflict').map(({ path }) => path),
        );
        for (const [path, written] of Object.entries(yours)) {
          const mine = written.split('\n').filter((line) => line.startsWith('mine'));
          const file = join(folder, path);
          const after = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
          for (const line of mine) expect(after, `${path} ${[...reported].join(' ')}`).toContain(line);
          if (mine.length === 0 && !reported.has(path) && theirs[path] !== undefined)
            expect(after.join('\n')).toBe(theirs[path]);
        }
        rmSync(folder, { recursive: true });
      },
    ),
    { numRuns: 300 },
  );
});

/** A person's own lines, somewhere in a text. */
function withMine(written: string, places: readonly number[]): string {
  const each = written.split('\n');
  places.forEach((place, index) => each.splice(place % (each.length + 1), 0, `mine ${index}`));
  return each.join('\n');
}

test('what cannot be written changes nothing', async () => {
  const folder = folderWith({ a: '1', b: '1' });
  rmSync(join(folder, 'b'));
  mkdirSync(join(folder, 'b/inner'), { recursive: true });
  const actions: Action[] = [
    { kind: 'update', path: 'a', text: '2', executable: false },
    { kind: 'create', path: 'b', text: '2', executable: false },
  ];
  await expect(applyActions(folder, actions, 'markers', {}, quiet())).rejects.toThrow(/b is not a plain file/);
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('1');
  expect(existsSync(join(folder, '.k8s-platform'))).toBe(false);
});
