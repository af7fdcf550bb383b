import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { parse } from 'yaml';
import { startPeer, type Ran } from '../program.ts';
import { digestOf, documentsOf, type RenderedDocument } from './documents.ts';

/** What one kustomization or file brings. */
export interface Deployed {
  readonly from: string;
  readonly documents: readonly RenderedDocument[];
}

/** Of all repositories, by tool and what was built: the same files give the same output. */
const builds = new Map<string, Promise<Ran | undefined>>();

/** A repository as `create` wrote it, and what it builds to. */
export class GeneratedRepository {
  readonly folder: string;
  /** The minor version of Kubernetes 1 that it is for. */
  readonly minor: number;
  readonly files: readonly string[];
  /** By the folder of each kustomization, components too, the files and kustomizations that it may read. */
  readonly #mentioned = new Map<string, readonly string[]>();
  #deployed: Promise<readonly Deployed[] | undefined> | undefined;
  readonly #digests = new Map<string, string>();

  constructor(folder: string) {
    this.folder = folder;
    this.minor = Number(/^kubernetes: "1\.(\d+)"$/m.exec(this.read('.k8s-platform/answers.yaml'))?.[1]);
    this.files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.git/'))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
    for (const file of this.files)
      if (basename(file) === 'kustomization.yaml') this.#mentioned.set(posix.dirname(file), this.#pathsIn(file));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Of all that was written. */
  digest(): string {
    return digestOf(...this.files.flatMap((file) => [file, readFileSync(join(this.folder, file))]));
  }

  /** Folders that can be built on their own, components left out. */
  kustomizations(): string[] {
    return [...this.#mentioned.keys()].filter(
      (unit) => !/^kind: Component$/m.test(this.read(`${unit}/kustomization.yaml`)),
    );
  }

  /** Those that no other one includes: together they hold all that is deployed. */
  outermost(): string[] {
    const included = new Set([...this.#mentioned.values()].flat());
    return this.kustomizations().filter((unit) => !included.has(unit));
  }

  /** What kustomize builds a folder to; undefined when kustomize is not installed. */
  async build(unit: string): Promise<Ran | undefined> {
    return this.#buildWith('kustomize', ['build', unit], unit);
  }

  /** The same with the one in kubectl. */
  async buildWithKubectl(unit: string): Promise<Ran | undefined> {
    return this.#buildWith('kubectl', ['kustomize', unit], unit);
  }

  async #buildWith(peer: string, args: readonly string[], unit: string): Promise<Ran | undefined> {
    const key = `${peer} ${this.#digestOf(unit)}`;
    if (!builds.has(key)) builds.set(key, startPeer(peer, args, { cwd: this.folder }));
    return builds.get(key);
  }

  /**
   * The objects of whatever is outermost, and of files that no kustomization reads; undefined without kustomize.
   * @throws Error where kustomize cannot build one
   */
  async deployed(): Promise<readonly Deployed[] | undefined> {
    return (this.#deployed ??= this.#readDeployed());
  }

  /** People apply them, and other tools read them. */
  loose(): Deployed[] {
    return this.#looseFiles().map((file) => ({ from: file, documents: documentsOf(this.read(file)) }));
  }

  async #readDeployed(): Promise<Deployed[] | undefined> {
    const found = this.loose();
    for (const unit of this.outermost()) {
      const built = await this.build(unit);
      if (built === undefined) return undefined;
      if (!built.ok) throw new Error(`${unit}: ${built.stderr.trim().split('\n')[0]!}`);
      found.push({ from: unit, documents: documentsOf(built.stdout) });
    }
    return found;
  }

  #looseFiles(): string[] {
    const read = new Set([...this.#mentioned.values()].flat());
    return this.files.filter(
      (file) =>
        /\.ya?ml$/.test(file) &&
        basename(file) !== 'kustomization.yaml' &&
        !read.has(file) &&
        /^apiVersion: /m.test(this.read(file)),
    );
  }

  /** Of all that a kustomization can be built from. */
  #digestOf(unit: string): string {
    let digest = this.#digests.get(unit);
    if (digest === undefined) {
      const parts = this.#mentioned
        .get(unit)!
        .flatMap((path) => [
          posix.relative(unit, path),
          this.#mentioned.has(path) ? this.#digestOf(path) : readFileSync(join(this.folder, path)),
        ]);
      digest = digestOf(this.read(`${unit}/kustomization.yaml`), ...parts);
      this.#digests.set(unit, digest);
    }
    return digest;
  }

  /** Whatever a kustomization may read: each text in it that names a file or another kustomization. */
  #pathsIn(file: string): string[] {
    const texts = textsIn(parse(this.read(file))).filter((text) => !text.includes('\n'));
    const paths = texts.flatMap((text) => [text, text.slice(text.indexOf('=') + 1)]).map((text) => text.trim());
    return [...new Set(paths.map((path) => posix.join(posix.dirname(file), path)))].filter((path) => {
      const place = join(this.folder, path);
      return path !== posix.dirname(file) && existsSync(place) && isReadable(place);
    });
  }
}

function isReadable(place: string): boolean {
  return statSync(place).isFile() || existsSync(join(place, 'kustomization.yaml'));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
