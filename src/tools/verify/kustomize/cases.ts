import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { foldersWith } from '../engines/files.ts';

/** A kustomization of a repository. */
export interface Case {
  readonly name: string;
  /** The repository. */
  readonly root: string;
  /** The kustomization in it. */
  readonly folder: string;
  /** Whether it must fail; undefined where it is as kustomize has it. */
  readonly fails?: boolean;
  /** `other`: kustomize says the same in other words, such as those of the helm command. */
  readonly words?: 'other';
}

const fixtures = join(import.meta.dirname, '..', '..', '..', '..', 'test', 'fixtures', 'kustomize');
const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Every case of test/fixtures/kustomize, copied below `work`; its case.yaml says what is special. */
export function ownCases(work: string): Case[] {
  return readdirSync(fixtures)
    .sort()
    .map((name) => {
      const root = join(work, 'kustomize', name);
      cpSync(join(fixtures, name), root, { recursive: true });
      const description = join(root, 'case.yaml');
      const special = existsSync(description) ? (parse(readFileSync(description, 'utf8')) as Partial<Case>) : {};
      return { name, root, folder: '.', fails: false, ...special };
    });
}

/** Every kustomization below a folder of repositories. */
export function corpusCases(corpora: string): Case[] {
  return readdirSync(corpora).flatMap((repository) => {
    const root = join(corpora, repository);
    return foldersWith(root, kustomizationNames).map((folder) => ({ name: join(repository, folder), root, folder }));
  });
}
