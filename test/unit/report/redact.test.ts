import { expect, test } from 'vitest';
import { printable } from '../../../src/report/printable.ts';
import { redactLines } from '../../../src/report/redact.ts';

test.each([
  ['  password: hunter2', '  password: •••'],
  ['  DB_TOKEN: "abc"', '  DB_TOKEN: •••'],
  ['  secretName: web-tls', '  secretName: web-tls'],
  ['  passwordSecretRef: x', '  passwordSecretRef: x'],
  ['  password: |', '  password: |'],
  ['  automountServiceAccountToken: false', '  automountServiceAccountToken: false'],
  ['  - {name: DB_PASSWORD, value: hunter2}', '  - {name: DB_PASSWORD, value: •••}'],
  ['  image: nginx:1.27', '  image: nginx:1.27'],
  ['  # password: in a comment', '  # password: in a comment'],
])('%j is shown as %j', (line, shown) => {
  expect(redactLines([line], { secret: false })).toEqual([shown]);
});

test('an environment variable’s value follows its name', () => {
  const lines = ['- name: DB_PASSWORD', '  value: hunter2', '- name: LOG_LEVEL', '  value: debug'];
  expect(redactLines(lines, { secret: false })).toEqual([
    '- name: DB_PASSWORD',
    '  value: •••',
    '- name: LOG_LEVEL',
    '  value: debug',
  ]);
});

test('a private key is masked from its first line to its last', () => {
  const lines = ['key: |', '  -----BEGIN RSA PRIVATE KEY-----', '  MIIE', '  -----END RSA PRIVATE KEY-----', 'next: 1'];
  expect(redactLines(lines, { secret: false })).toEqual(['key: |', '  •••', '  •••', '  •••', 'next: 1']);
});

test('of a Secret, only its identity is shown', () => {
  const lines = [
    'kind: Secret',
    'metadata:',
    '  name: db',
    'data:',
    '  user: c2hvcA==',
    '  config: |',
    '    line of it',
  ];
  expect(redactLines(lines, { secret: true })).toEqual([
    'kind: Secret',
    'metadata:',
    '  name: db',
    'data:',
    '  user: •••',
    '  config: |',
    '    •••',
  ]);
});

test('control characters and direction marks do not reach a terminal', () => {
  expect(printable('a\u001b[31mb\u202ec\u0007')).toBe('a\\u001b[31mb\\u202ec\\u0007');
});
