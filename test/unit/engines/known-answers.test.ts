import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AnswerStore } from '../../../src/engines/answer-store.ts';
import { Engine } from '../../../src/engines/engine.ts';
import { Helm } from '../../../src/engines/helm.ts';
import { Kustomize } from '../../../src/engines/kustomize.ts';
import { asFiles } from '../../../src/tools/verify/engines/files.ts';
import { folderWith } from '../../support/folder.ts';

const options = { cacheFolder: undefined, timeout: 60_000, threads: 1 };
const engines = { kustomize: new Engine('kustomize', options), helm: new Engine('helm', options) };
afterAll(async () => Promise.all(Object.values(engines).map(async (engine) => engine.close())));

/** An engine that must not be asked. */
class Silent extends Engine {
  override async ask(): Promise<never> {
    return Promise.reject(new Error('the engine was asked'));
  }
}

function emptyFolder(): string {
  return join(folderWith({}), 'renderings');
}

function answersIn(folder: string): number {
  return readdirSync(folder, { recursive: true }).filter((name) => String(name).length > 60).length;
}

const app = { 'app/kustomization.yaml': 'resources: [a.yaml]\nnamePrefix: dev-\n' };
const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
const files = asFiles({ ...app, 'app/a.yaml': configMap('a') });

test('a build that was made before needs no engine, and any other does', async () => {
  const folder = emptyFolder();
  const built = await new Kustomize(engines.kustomize, new AnswerStore(folder)).build('app', files);
  expect(built).toHaveProperty('output', configMap('dev-a'));
  const silent = new Kustomize(new Silent('kustomize', options), new AnswerStore(folder));
  expect(await silent.build('app', [...files].reverse())).toEqual(built);
  const others = [
    { ...app, 'app/a.yaml': configMap('b') },
    { ...app, 'app/a.yaml': configMap('a'), 'app/b.yaml': '' },
    { 'app/kustomization.yaml': app['app/kustomization.yaml'], 'app/A.yaml': configMap('a') },
  ];
  for (const other of others) await expect(silent.build('app', asFiles(other))).rejects.toThrow('was asked');
  await expect(silent.build('', files)).rejects.toThrow('was asked');
});

test('a refusal is an answer', async () => {
  const folder = emptyFolder();
  const refused = await new Kustomize(engines.kustomize, new AnswerStore(folder)).build('app', asFiles(app));
  expect(refused).toHaveProperty('error');
  const silent = new Kustomize(new Silent('kustomize', options), new AnswerStore(folder));
  expect(await silent.build('app', asFiles(app))).toEqual(refused);
});

test.each<[string, string, number]>([
  ['what does not tell the time is kept', '{{ .Release.Name }}', 1],
  ['nor is a word for it outside of actions such a thing', 'now {{ .Release.Name }} date', 1],
  ['the time is not kept', '{{ now | unixEpoch }}', 0],
  ['nor is a certificate, which begins at some time', '{{ (genCA "a" 1).Cert | sha256sum }}', 0],
])('charts: %s', async (_, name, kept) => {
  const folder = emptyFolder();
  const helm = new Helm(engines.helm, new AnswerStore(folder));
  const chart = {
    'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    'shop/templates/a.yaml': `kind: A\nname: ${name}\n`,
  };
  const rendering = await helm.render({ chart: 'shop', releaseName: 'green' }, asFiles(chart));
  expect(rendering).toHaveProperty('documents.length', 1);
  expect(await helm.render({ chart: 'shop', releaseName: 'green' }, asFiles(chart))).toEqual(rendering);
  await new Kustomize(engines.kustomize, new AnswerStore(folder)).build('app', files); // so that the folder is there
  expect(answersIn(folder) - 1).toBe(kept);
});
