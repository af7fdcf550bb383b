import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog } from '../src/log.mjs';

test('leaves out what is below the level', () => {
  const lines = [];
  const log = createLog('info', (line) => lines.push(JSON.parse(line)));
  log('debug', 'quiet');
  log('error', 'loud', { code: 7 });
  assert.deepEqual(
    lines.map(({ level, message, code }) => ({ level, message, code })),
    [{ level: 'error', message: 'loud', code: 7 }],
  );
});

test('refuses a level that is none', () => {
  assert.throws(() => createLog('loud'), /LOG_LEVEL/);
});
