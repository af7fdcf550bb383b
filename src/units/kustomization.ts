import { posix } from 'node:path';
import type { Json } from '../model/resource.ts';
import type { SourceDocument } from '../model/source.ts';

/** A kustomization or component of the repository. */
export interface Kustomization {
  /** Of the file, relative to the repository's root. */
  readonly path: string;
  readonly folder: string;
  readonly body: Json;
  readonly document: SourceDocument;
}

/** All kustomizations of a repository, by their folder. */
export class KustomizationIndex {
  readonly all: readonly Kustomization[];
  readonly #byFolder: ReadonlyMap<string, Kustomization>;

  constructor(kustomizations: readonly Kustomization[]) {
    this.all = kustomizations;
    this.#byFolder = new Map(kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  }

  at(folder: string): Kustomization | undefined {
    return this.#byFolder.get(folder);
  }

  /** Kustomizations among `resources` and the legacy `bases`, in their order. */
  bases({ folder, body }: Kustomization): Kustomization[] {
    return this.#named(folder, [...strings(body.resources), ...strings(body.bases)]);
  }

  components({ folder, body }: Kustomization): Kustomization[] {
    return this.#named(folder, strings(body.components));
  }

  /** A kustomization and all that it includes, each once. */
  closure(start: Kustomization): Kustomization[] {
    const found = new Set<Kustomization>();
    const visit = (kustomization: Kustomization): void => {
      if (found.has(kustomization)) return;
      found.add(kustomization);
      for (const next of [...this.bases(kustomization), ...this.components(kustomization)]) visit(next);
    };
    visit(start);
    return [...found];
  }

  #named(folder: string, entries: readonly string[]): Kustomization[] {
    return entries.flatMap((entry) => this.at(resolvePath(folder, entry)) ?? []);
  }
}

const fileNames = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

/** Whether a file is a kustomization, as kustomize looks for it. */
export function isKustomizationPath(path: string): boolean {
  return fileNames.test(path);
}

/** A path that a kustomization names, relative to the repository's root. */
export function resolvePath(folder: string, entry: string): string {
  const path = posix.join(folder, entry).replace(/\/$/, '');
  return path === '.' ? '' : path;
}

export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

export function objects(value: unknown): Json[] {
  return Array.isArray(value)
    ? value.filter((entry): entry is Json => typeof entry === 'object' && entry !== null && !Array.isArray(entry))
    : [];
}
