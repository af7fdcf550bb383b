import { expect, test } from 'vitest';
import { resolveScalar } from '../../../src/parse/scalars.ts';

/** Each as go.yaml.in/yaml/v2 2.4.3 reads it. */
const table: [string, unknown][] = [
  ['', null],
  ['~', null],
  ['NULL', null],
  ['nUll', 'nUll'],
  ['yes', true],
  ['Yes', true],
  ['yEs', 'yEs'],
  ['y', true],
  ['N', false],
  ['off', false],
  ['On', true],
  ['true', true],
  ['0777', 511],
  ['-0777', -511],
  ['0o777', 511],
  ['0O17', 15],
  ['08', 8],
  ['0x1F', 31],
  ['+0x1F', 31],
  ['0b101', 5],
  ['0b1_0', 2],
  ['1_000', 1000],
  ['1__0', 10],
  ['1_000.5', 1000.5],
  ['1e3', 1000],
  ['-.5e3', -500],
  ['.5', 0.5],
  ['.', '.'],
  ['e1', 'e1'],
  ['1e400', '1e400'],
  ['12:30', '12:30'],
  ['190:20:30', '190:20:30'],
  ['2001-01-01', '2001-01-01'],
  ['=', '='],
  ['<<', '<<'],
  ['-0', 0],
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', 9007199254740993n],
  ['18446744073709551615', 18446744073709551615n],
  ['18446744073709551616', 18446744073709551616],
  ['-9223372036854775808', -9223372036854775808n],
  ['1.2.3', '1.2.3'],
  ['-', '-'],
  ['+', '+'],
  ['1m', '1m'],
];

test.each(table)('%j is %s', (text, value) => {
  expect(resolveScalar(text)).toEqual(value);
});

test.each(['.inf', '-.INF', '+.Inf', '.nan', '.NaN'])('%s is not a number that JSON has', (text) => {
  expect(Number.isFinite(resolveScalar(text))).toBe(false);
});
