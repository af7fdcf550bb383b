import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isObject, type Json } from '../../../model/resource.ts';
import { SchemaStore } from '../../../schema/store.ts';
import { runPeer, type Ran } from '../program.ts';

/** The built command. */
export const cli = join(import.meta.dirname, '..', '..', '..', '..', 'dist', 'src', 'cli.js');

export function runCli(args: readonly string[], cwd: string): Ran {
  return runPeer(process.execPath, [cli, ...args], { cwd })!;
}

/** A repository as `create` wrote it, and what it builds to. */
export class GeneratedRepository {
  readonly folder: string;
  /** The minor version of Kubernetes 1 that it is for. */
  readonly minor: number;
  readonly #built = new Map<string, Ran | undefined>();

  constructor(folder: string) {
    this.folder = folder;
    this.minor = Number(/^kubernetes: "1\.(\d+)"$/m.exec(this.read('.k8s-platform/answers.yaml'))?.[1]);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  files(): string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.git/'))
      .map((entry) => join(entry.parentPath, entry.name).slice(this.folder.length + 1))
      .sort();
  }

  /** Folders that can be built on their own, components left out. */
  kustomizations(): string[] {
    return this.files()
      .filter((file) => file.endsWith('kustomization.yaml') && !this.read(file).includes('kind: Component'))
      .map((file) => dirname(file));
  }

  /** Those that hold all that is deployed. */
  outermost(): string[] {
    return this.kustomizations().filter((unit) => /^(?:environments|argocd\/clusters|flux\/clusters)\//.test(unit));
  }

  /** What kustomize builds a folder to; undefined when kustomize is not installed. */
  build(unit: string): Ran | undefined {
    if (!this.#built.has(unit)) this.#built.set(unit, runPeer('kustomize', ['build', unit], { cwd: this.folder }));
    return this.#built.get(unit);
  }

  /** The objects of kinds that Kubernetes has itself. */
  builtIn(unit: string): Json[] {
    const store = new SchemaStore(this.minor);
    return parseAllDocuments(this.build(unit)?.stdout ?? '')
      .map((document) => document.toJS() as unknown)
      .filter(isObject)
      .filter(({ apiVersion, kind }) => store.kind(`${String(apiVersion)}/${String(kind)}`) !== undefined);
  }
}
