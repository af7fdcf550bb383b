import { expect, test } from 'vitest';
import { commentFor, commentsIn } from '../../../src/findings/suppressions/comments.ts';

const rule = 'security/host-network';
const reasonAt = (lines: readonly string[], line: number) =>
  commentFor(commentsIn('a.yaml', lines.join('\n')), line, rule)?.reason;

test.each([
  ['on the line', ['hostNetwork: true # k8s-platform-ignore security/host-network: reads traffic'], 1, 'reads traffic'],
  ['on the line above', ['# k8s-platform-ignore security/host-network: x', 'hostNetwork: true'], 2, 'x'],
  ['for several rules', ['a: 1 # k8s-platform-ignore security/host-pid, security/host-network: agent'], 1, 'agent'],
  [
    'above another one',
    ['# k8s-platform-ignore security/host-network: x', '# k8s-platform-ignore security/host-pid: y', 'a: 1'],
    3,
    'x',
  ],
  ['without a reason', ['a: 1 # k8s-platform-ignore security/host-network'], 1, ''],
])('a comment %s counts', (_, lines, line, reason) => {
  expect(reasonAt(lines, line)).toBe(reason);
});

test.each([
  ['of another rule', ['a: 1 # k8s-platform-ignore security/host-path: x'], 1],
  ['behind a value on the line above', ['b: 1 # k8s-platform-ignore security/host-network: x', 'a: 1'], 2],
  ['two lines above', ['# k8s-platform-ignore security/host-network: x', '', 'a: 1'], 3],
])('a comment %s does not', (_, lines, line) => {
  expect(reasonAt(lines, line)).toBeUndefined();
});

test('what a block scalar holds is text of its own', () => {
  const text = `data:
  a.yaml: |
    # k8s-platform-ignore security/host-network: x
  b: c # k8s-platform-ignore security/host-network: x
`;
  const comments = [...commentsIn('a.yaml', text)].map(([line, { quoted }]) => [line, quoted]);
  expect(comments).toEqual([
    [3, true],
    [4, false],
  ]);
});
