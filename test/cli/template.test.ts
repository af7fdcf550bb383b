import { expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { runCli } from '../support/run-cli.ts';

test('lists templates, those of the repository too', async () => {
  const cwd = folderWith({
    '.k8s-platform/answers.yaml': 'templates: [ours]\n',
    'ours/applications/batch/template.yaml': 'title: Batch\ndescription: Our batches.\n',
  });
  const { stdout } = await runCli(['template', 'list'], { cwd });
  expect(stdout).toMatch(/^batch +Our batches\.$/m);
  expect(stdout).toMatch(/^web-api +An HTTP API/m);
});

test('shows the parameters of a template as flags', async () => {
  const { stdout } = await runCli(['template', 'show', 'cronjob'], { cwd: folderWith({}) });
  expect(stdout).toContain('  --schedule <cron>, 15 3 * * * by default\n      When it runs');
  expect(stdout).toContain('  --database-cidr <cidr>');
});

test('says which templates there are', async () => {
  const { code, stderr } = await runCli(['template', 'show', 'mainframe'], { cwd: folderWith({}) });
  expect([code, stderr]).toEqual([2, expect.stringContaining('there are cronjob, event-consumer')]);
});
