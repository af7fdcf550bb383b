import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AnswerStore, sweep } from '../../../src/engines/answer-store.ts';
import { folderWith } from '../../support/folder.ts';

const key = 'ab'.repeat(32);
const answer = Buffer.from('kind: ConfigMap\n'.repeat(100));

function stored(): { store: AnswerStore; folder: string; file: string } {
  const folder = join(folderWith({}), 'renderings');
  const store = new AnswerStore(folder);
  store.write(key, answer);
  return { store, folder, file: join(folder, key.slice(0, 2), key.slice(2)) };
}

test('an answer is found by whoever looks later', () => {
  const { folder } = stored();
  const later = new AnswerStore(folder);
  expect(later.read(key)).toEqual(answer);
  expect(later.read('cd'.repeat(32))).toBeUndefined();
});

test.skipIf(process.platform === 'win32')('nobody else may read it', () => {
  const { folder, file } = stored();
  expect([folder, join(file, '..'), file].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700, 0o600]);
});

test.each<[string, (file: string) => void]>([
  ['cut off', (file) => truncateSync(file, statSync(file).size - 3)],
  ['empty', (file) => truncateSync(file, 0)],
  [
    'changed',
    (file) => {
      const content = readFileSync(file);
      content[content.length - 2]! ^= 1;
      writeFileSync(file, content);
    },
  ],
  ['something else', (file) => writeFileSync(file, 'x')],
])('one that is %s counts as missing, and is written anew', (_, damage) => {
  const { store, file } = stored();
  damage(file);
  expect(store.read(key)).toBeUndefined();
  store.write(key, answer);
  expect(store.read(key)).toEqual(answer);
});

test('a folder that cannot be made is one in which nothing is', () => {
  const store = new AnswerStore(join(folderWith({ file: '' }), 'file', 'renderings'));
  store.write(key, answer);
  expect(store.read(key)).toBeUndefined();
});

test('what is not used for long goes, then the oldest of what is too much', () => {
  const folder = folderWith({ 'aa/old': '1234', 'aa/older': '1234', 'bb/new': '1234', 'bb/long-ago': '1234' });
  const ages = { 'bb/new': 0, 'aa/old': 10, 'aa/older': 20, 'bb/long-ago': 2000 };
  for (const [file, seconds] of Object.entries(ages)) {
    const then = Date.now() / 1000 - seconds;
    utimesSync(join(folder, file), then, then);
  }
  const files = () => readdirSync(folder, { recursive: true }).filter((name) => String(name).length > 2);
  sweep(folder, { age: 1000 * 1000, bytes: 12 });
  expect(files().sort()).toEqual(['aa/old', 'aa/older', 'bb/new'].map((path) => join(path)));
  sweep(folder, { age: 1000 * 1000, bytes: 11 });
  expect(files().sort()).toEqual(['aa/old', 'bb/new'].map((path) => join(path)));
});
