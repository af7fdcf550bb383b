import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { defaultConfig } from '../../../config/config.ts';
import { supportedMinors } from '../../../config/kubernetes-version.ts';
import type { Engines } from '../../../engines/engines.ts';
import type { Unit } from '../../../model/unit.ts';
import { read, type Reading } from '../../../pipeline/read.ts';
import { renderUnits } from '../../../pipeline/render.ts';
import type { Collection } from '../../../render/rendered.ts';
import { memoryTree } from '../memory-tree.ts';

/** A repository in memory, of which one file may be changed. */
export class Repository {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #engines: Engines;

  constructor(folder: string, engines: Engines) {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.startsWith('.git/') && statSync(join(folder, path)).isFile())
      .sort();
    this.#files = new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
    this.#engines = engines;
  }

  text(path: string): string {
    return Buffer.from(this.#files.get(path) ?? []).toString('utf8');
  }

  read(change?: { readonly file: string; readonly text: string }): Reading {
    const files =
      change === undefined ? this.#files : new Map([...this.#files, [change.file, Buffer.from(change.text)]]);
    return read({
      tree: memoryTree(files),
      config: defaultConfig,
      version: () => ({ minor: supportedMinors().at(-1)!, clusters: [], reason: '' }),
      selected: () => true,
      engines: this.#engines,
    });
  }

  /** Renders everything, or one unit; undefined when that cannot be rendered. */
  async render(
    change?: { readonly file: string; readonly text: string },
    only?: Unit,
  ): Promise<Collection | undefined> {
    const reading = this.read(change);
    const { value, violations } = await renderUnits(
      reading,
      {
        roots: rootsOf(reading, only),
        isWanted: (path) => only?.kind !== 'kustomization' && (only?.own.includes(path) ?? true),
      },
      { engines: this.#engines },
    );
    return only !== undefined && violations.some(({ rule }) => rule === 'render/failed') ? undefined : value;
  }
}

function rootsOf({ graph }: Reading, only: Unit | undefined): Reading['kustomizations']['all'] {
  const roots = graph.roots.map(({ kustomization }) => kustomization);
  return only === undefined ? roots : roots.filter(({ folder }) => only.kind === 'kustomization' && folder === only.id);
}
