import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', 'src');
const pages = readdirSync(root, { recursive: true }).filter((file) => file.endsWith('.html'));

test('there is a page', () => {
  assert.ok(pages.includes('index.html'));
});

for (const page of pages) {
  test(`${page} links to what is there`, () => {
    const text = readFileSync(join(root, page), 'utf8');
    for (const [, link] of text.matchAll(/(?:href|src)="([^"#?:]+)["#?]/g)) {
      const target = link.startsWith('/') ? join(root, link) : join(root, dirname(page), link);
      assert.ok(existsSync(target), `${link} is not there`);
    }
  });
}
