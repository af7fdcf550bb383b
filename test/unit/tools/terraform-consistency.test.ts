import { expect, test } from 'vitest';
import { inconsistencies } from '../../../src/tools/verify/terraform/consistency.ts';

const module = {
  folder: 'modules/vpc',
  files: [
    {
      variable: { name: [{ type: '${string}' }], size: [{ default: 1 }] },
      resource: { aws_vpc: { this: [{ tags: '${var.name}', size: '${var.size}' }] } },
      output: { id: [{ value: '${aws_vpc.this.id}' }] },
    },
  ],
};

const environment = (call: object, value = '${module.vpc.id}') => ({
  folder: 'environments/live',
  files: [{ module: { vpc: [{ source: '../../modules/vpc', ...call }] }, output: { vpc: [{ value }] } }],
});

test('what fits together is no mistake', () => {
  expect(inconsistencies([module, environment({ name: 'x' })])).toEqual([]);
});

test.each([
  ['an argument that lacks', environment({}), 'module vpc lacks name'],
  ['an argument too many', environment({ name: 'x', colour: 'red' }), 'module vpc does not take colour'],
  ['no such module', environment({ name: 'x', source: '../x' }), 'module vpc: there is no ../x'],
  ['no such output', environment({ name: 'x' }, '${module.vpc[0].arn}'), 'module.vpc has no output arn'],
  ['no such variable', environment({ name: '${var.name}' }), 'var.name is not declared'],
  ['no such local', environment({ name: 'a-${local.name}' }), 'local.name is not declared'],
  ['no such resource', environment({ name: '${aws_vpc.that.id}' }), 'aws_vpc.that is not declared'],
  ['no such data source', environment({ name: '${data.aws_region.this.id}' }), 'data.aws_region.this is not declared'],
])('%s', (_, broken, message) => {
  expect(inconsistencies([module, broken])).toContain(`environments/live: ${message}`);
});

test('a variable that nothing reads', () => {
  const unread = { folder: 'm', files: [{ variable: { name: [{}] } }] };
  expect(inconsistencies([unread])).toEqual(['m: nothing reads var.name']);
});
