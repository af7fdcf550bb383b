import { expect, test } from 'vitest';
import { inlineSuppression } from '../../../src/findings/suppress.ts';

const rule = 'security/host-network';

test.each([
  ['on the line', ['hostNetwork: true # k8s-platform-ignore security/host-network: reads traffic'], 1, 'reads traffic'],
  ['on the line above', ['# k8s-platform-ignore security/host-network: x', 'hostNetwork: true'], 2, 'x'],
  ['for several rules', ['a: 1 # k8s-platform-ignore security/host-pid, security/host-network: agent'], 1, 'agent'],
  ['without a reason', ['a: 1 # k8s-platform-ignore security/host-network'], 1, ''],
])('a comment %s counts', (_, lines, line, reason) => {
  expect(inlineSuppression(lines, line, rule)).toEqual({ reason });
});

test.each([
  ['of another rule', ['a: 1 # k8s-platform-ignore security/host-path: x'], 1],
  ['behind a value on the line above', ['b: 1 # k8s-platform-ignore security/host-network: x', 'a: 1'], 2],
  ['two lines above', ['# k8s-platform-ignore security/host-network: x', '', 'a: 1'], 3],
])('a comment %s does not', (_, lines, line) => {
  expect(inlineSuppression(lines, line, rule)).toBeUndefined();
});
