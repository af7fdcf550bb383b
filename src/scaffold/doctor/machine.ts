import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cloudsOf } from '../clusters/clouds.ts';
import type { Platform } from '../answers/platform.ts';
import { advice, fine, wrong, type Diagnosis } from './diagnosis.ts';

interface Tool {
  readonly name: string;
  readonly for: string;
  readonly when: (platform: Platform) => boolean;
}

const always = () => true;
const cluster =
  (...types: readonly string[]) =>
  ({ clusters }: Platform) =>
    clusters.some(({ type }) => types.includes(type));
const cloud =
  (name: string) =>
  (platform: Platform): boolean =>
    cloudsOf(platform).some((used) => used === name);

/** What people run by hand, as README and runbooks say. Linting and generating need none of it. */
const tools: readonly Tool[] = [
  { name: 'kubectl', for: 'make bootstrap', when: always },
  { name: 'helm', for: 'make bootstrap', when: ({ gitops }) => gitops === 'argo-cd' },
  { name: 'flux', for: 'looking at what Flux does', when: ({ gitops }) => gitops === 'flux' },
  { name: 'kind', for: 'clusters on this machine', when: cluster('kind') },
  { name: 'terraform', for: 'infrastructure/terraform', when: ({ terraform = 'none' }) => terraform !== 'none' },
  { name: 'aws', for: 'AWS', when: cloud('aws') },
  { name: 'az', for: 'Azure', when: cloud('azure') },
  { name: 'gcloud', for: 'Google Cloud', when: cloud('gcp') },
  { name: 'vault', for: 'secrets', when: ({ secrets }) => secrets === 'vault' },
  { name: 'sops', for: 'secrets', when: ({ secrets }) => secrets === 'sops' },
  { name: 'kubeseal', for: 'secrets', when: ({ secrets }) => secrets === 'sealed-secrets' },
];

/** @param path the variable PATH */
export function lookAtMachine(platform: Platform, path: string): Diagnosis[] {
  const git = isInstalled('git', path)
    ? fine('git')
    : wrong('git', 'is not installed: update and promote need it', 'install git');
  const others = tools
    .filter(({ when }) => when(platform))
    .map((tool) =>
      isInstalled(tool.name, path)
        ? fine(tool.name)
        : advice(tool.name, `is not installed; it is for ${tool.for}`, `install ${tool.name}`),
    );
  return [git, ...others];
}

function isInstalled(name: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
