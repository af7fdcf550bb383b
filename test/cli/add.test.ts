import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TemplateLibrary } from '../../src/scaffold/templates/library.ts';
import { folderWith } from '../support/folder.ts';
import { lintJson, runCli } from '../support/run-cli.ts';

async function repository(...argv: string[]): Promise<string> {
  const cwd = folderWith({});
  await runCli(['create', 'shop', '--yes', ...argv], { cwd });
  return join(cwd, 'shop');
}

const add = (cwd: string, name: string, ...argv: string[]) => runCli(['add', 'application', name, ...argv], { cwd });

describe('add application', () => {
  test('every template, in one repository, without findings', { timeout: 300_000 }, async () => {
    const cwd = await repository('--environments', 'live');
    await runCli(['add', 'component', 'keda'], { cwd });
    for (const template of new TemplateLibrary().names('applications')) {
      const also = template === 'stateful' ? ['--storage-class', 'standard'] : [];
      expect(await add(cwd, `my-${template}`, '--template', template, ...also)).toMatchObject({ code: 0, stderr: '' });
    }
    const features = [
      [
        '--delivery',
        'canary',
        '--to',
        'web-api',
        '--database',
        'true',
        '--database-cidr',
        '10.1.2.0/24',
        '--configuration',
        'file',
      ],
      [
        '--delivery',
        'blue-green',
        '--exposure',
        'none',
        '--log-file',
        'true',
        '--priority=critical',
        '--autoscaling',
        'none',
        '--metrics',
        'false',
      ],
    ];
    for (const [index, flags] of features.entries())
      expect(await add(cwd, `with-${index}`, '--template', 'web-api', ...flags)).toMatchObject({ code: 0, stderr: '' });
    const { findings, summary } = await lintJson(cwd);
    expect(findings).toEqual([]);
    expect(summary.resources).toBeGreaterThan(250);
  });

  test('what an answer takes away goes, and nothing dangles', async () => {
    const cwd = await repository('--environments', 'dev');
    await add(cwd, 'cart', '--template', 'worker', '--database', 'true', '--log-file', 'true');
    const answers = join(cwd, '.k8s-platform/answers.yaml');
    expect(existsSync(join(cwd, 'apps/cart/components/database'))).toBe(true);
    writeFileSync(answers, readFileSync(answers, 'utf8').replace(/(database|logFile): true/g, '$1: false'));
    const { code, stdout } = await runCli(['update'], { cwd });
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('delete    apps/cart/components/database/network-policy.yaml'),
    ]);
    expect(existsSync(join(cwd, 'apps/cart/components/log-sidecar'))).toBe(false);
    expect((await lintJson(cwd)).findings).toEqual([]);
  });

  test.each([
    ['a flag of no parameter', ['--template', 'web-api', '--datbase', 'true'], 'did you mean --database?'],
    ['a value that is none', ['--template', 'cronjob', '--schedule', 'daily'], 'is no schedule of five fields'],
    ['what the platform has not', ['--template', 'event-consumer'], 'k8s-platform add component keda'],
    ['no such template', ['--template', 'mainframe'], 'is not one of'],
  ])('refuses %s, and changes nothing', async (_, argv, message) => {
    const cwd = await repository('--environments', 'dev');
    const { code, stderr } = await add(cwd, 'cart', ...argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(existsSync(join(cwd, 'apps/cart'))).toBe(false);
  });
});
