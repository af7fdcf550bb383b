import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Engine, EngineFailure } from '../../../src/engines/engine.ts';
import { Helm, type HelmArguments, type HelmError } from '../../../src/engines/helm.ts';
import type { EngineFile } from '../../../src/engines/frame.ts';
import { asFiles } from '../../../src/tools/verify/engines/files.ts';

const engine = new Engine('helm', { cacheFolder: undefined, timeout: 6_000, threads: 1 });
const helm = new Helm(engine);
const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
const secret = 'this is not in the chart';
helm.load(asFiles({ 'secret.txt': secret, 'shop/Chart.yaml': chart, 'shop/templates/fine.yaml': 'kind: Fine\n' }));
afterAll(async () => engine.close());

const render = async (files: readonly EngineFile[], args: Partial<HelmArguments> = {}) =>
  helm.render({ chart: 'shop', ...args }, files);
const renderTemplate = async (template: string, args: Partial<HelmArguments> = {}) =>
  render(asFiles({ 'shop/templates/bad.yaml': template }), args);

async function errorOf(rendering: ReturnType<typeof render>): Promise<HelmError> {
  const result = await rendering;
  if (!('error' in result)) throw new Error(`it renders:\n${result.output}`);
  return result.error;
}

beforeEach(async () => {
  const { output } = (await render([])) as { output: string };
  expect(output, 'whatever came before').toContain('kind: Fine');
});

describe('a template', () => {
  test.each([
    ['makes too long a list', '{{ range until 1000000000 }}{{ end }}'],
    ['makes too long a text', 'a: {{ repeat 1000000000 "x" | quote }}'],
    ['needs too deep a stack', '{{ if 1 }}'.repeat(30_000) + '{{ end }}'.repeat(30_000)],
  ])('that %s fails alone', async (_, template) => {
    await expect(renderTemplate(template)).rejects.toThrow(EngineFailure);
    expect(await render([])).toHaveProperty('output');
  });

  test('that asks for more memory than there is says so', async () => {
    const failure = await renderTemplate('a: {{ indent 2000000000 "x" }}').catch((error: unknown) => error);
    expect(failure).toMatchObject({ reason: 'memory' });
  });

  test('that never ends is ended', async () => {
    const loop = '{{ range until 1000000 }}{{ range until 1000000 }}{{ end }}{{ end }}';
    const failure = await renderTemplate(loop).catch((error: unknown) => error);
    expect(failure).toMatchObject({ reason: 'timeout' });
    expect(await render([])).toHaveProperty('output');
  });

  test.each([
    ['include', '{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}', 'nested reference name: x'],
    [
      'template',
      '{{ define "x" }}{{ template "x" . }}{{ end }}{{ template "x" . }}',
      'exceeded maximum template depth',
    ],
  ])('that calls itself with %s is refused', async (_, template, message) => {
    const error = await errorOf(renderTemplate(template, { trace: true }));
    expect(error).toMatchObject({ kind: 'template', message: expect.stringContaining(message) as string });
  });

  test.each(['../secret.txt', '../../secret.txt', '/secret.txt', 'templates/../../secret.txt'])(
    'reads nothing outside of its chart: %s',
    async (path) => {
      const { output } = (await renderTemplate(`a: {{ .Files.Get "${path}" | quote }}`)) as { output: string };
      expect(output).toContain('a: ""\n');
    },
  );

  test('learns nothing of the machine', async () => {
    expect(await errorOf(renderTemplate('a: {{ env "HOME" }}'))).toMatchObject({ kind: 'template' });
    const { output } = (await renderTemplate('a: {{ getHostByName "localhost" | quote }}')) as { output: string };
    expect(output).toContain('a: ""\n');
  });
});

describe('a path', () => {
  test('that leads out of the repository ends at its root', async () => {
    const error = await errorOf(render([], { valueFiles: ['../../../etc/passwd'] }));
    expect(error).toMatchObject({ kind: 'values', message: 'open ../../../etc/passwd: no such file or directory' });
    expect(await errorOf(render([], { chart: '../outside' }))).toMatchObject({ file: 'outside/Chart.yaml' });
    expect(await render([], { chart: '../../shop' })).toHaveProperty('output');
  });

  test('of a file that is handed over stays in the repository', async () => {
    const rendering = await render(asFiles({ '../../shop/templates/more.yaml': 'kind: More\n' }));
    expect(rendering).toMatchObject({ output: expect.stringContaining('shop/templates/more.yaml') as string });
  });
});

describe('an archive', () => {
  const inArchive = async (...entries: Buffer[]) =>
    render([{ path: 'shop.tgz', content: gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)])) }], {
      chart: 'shop.tgz',
    });

  test('is a chart', async () => {
    const rendering = await inArchive(entry('shop/Chart.yaml', chart), entry('shop/templates/a.yaml', 'kind: A\n'));
    expect(rendering).toMatchObject({ documents: [{ template: 'shop/templates/a.yaml', file: undefined }] });
  });

  test('with a name that leads out of it is refused', async () => {
    const error = await errorOf(inArchive(entry('shop/Chart.yaml', chart), entry('shop/../../a.yaml', 'kind: A\n')));
    expect(error).toMatchObject({ kind: 'chart', file: 'shop.tgz' });
    expect(error.message).toContain('illegally references parent directory');
  });

  test('has no use for links', async () => {
    const link = entry('shop/templates/link.yaml', '', { type: '2', target: '../../secret.txt' });
    const rendering = await inArchive(entry('shop/Chart.yaml', chart), link);
    expect(JSON.stringify(rendering)).not.toContain(secret);
  });

  test('that is much larger than it looks is refused', async () => {
    const zeros = entry('shop/templates/zeros.txt', '\0'.repeat(120 * 1024 * 1024));
    const error = await errorOf(inArchive(entry('shop/Chart.yaml', chart), zeros));
    expect(error.message).toContain('decompressed chart is larger than the maximum size');
  });
});

/** A file in a tar archive. Source: POSIX ustar. */
function entry(name: string, text: string, { type = '0', target = '' } = {}): Buffer {
  const content = Buffer.from(text);
  const header = Buffer.alloc(512);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  header.write(name, 0);
  header.write(octal(0o644, 8), 100);
  header.write(octal(content.length, 12), 124);
  header.write(octal(0, 12), 136);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write(target, 157);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(octal(sum, 7), 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
