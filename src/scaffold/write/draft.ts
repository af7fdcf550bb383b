import { basename, dirname, join } from 'node:path';
import type { ChangeOfFiles, FileToWrite } from './change.ts';
import type { FileSystem } from './file-system.ts';
import type { Step } from './steps.ts';

/** So many files are written between two pauses. */
const filesPerTurn = 16;

/** Files that wait in a temporary folder, and the steps that bring them where they belong. */
export class Draft {
  /** The folder that they are for. */
  readonly folder: string;
  /** Where they wait. */
  readonly staging: string;
  readonly fileSystem: FileSystem;
  /** Called every now and then; what it throws ends the work. */
  readonly pause: () => Promise<void>;

  constructor({ folder, staging, fileSystem, pause }: Pick<Draft, 'folder' | 'staging' | 'fileSystem' | 'pause'>) {
    this.folder = folder;
    this.staging = staging;
    this.fileSystem = fileSystem;
    this.pause = pause;
  }

  /** A new folder is moved as a whole. */
  async newFolder({ write, last = [] }: ChangeOfFiles): Promise<Step[]> {
    const { folder, staging, fileSystem } = this;
    const draft = join(staging, basename(folder));
    for (const [index, file] of [...write, ...last].entries()) {
      if (index % filesPerTurn === 0) await this.pause();
      const target = join(draft, file.path);
      fileSystem.mkdirSync(dirname(target), { recursive: true });
      fileSystem.writeFileSync(target, file.text, { mode: modeOf(file) });
    }
    return [
      ...this.#parents(dirname(folder)),
      {
        path: folder,
        make: () => fileSystem.renameSync(draft, folder),
        undo: () => fileSystem.renameSync(folder, draft),
      },
    ];
  }

  /** Each file is moved by itself; what was there before waits in the temporary folder until all are. */
  async moves({ write, remove = [], last = [] }: ChangeOfFiles): Promise<Step[]> {
    const moves: Step[][] = [];
    for (const [index, file] of [...write, ...last].entries()) {
      if (index % filesPerTurn === 0) await this.pause();
      moves.push(this.#move(file, join(this.staging, `${index}`)));
    }
    const removals = remove.map((path, index) => this.#removal(path, join(this.staging, `removed-${index}`)));
    return [...moves.slice(0, write.length), ...removals, ...moves.slice(write.length)].flat();
  }

  #move(file: FileToWrite, staged: string): Step[] {
    const { folder, fileSystem } = this;
    const target = join(folder, file.path);
    const mode = fileSystem.lstatSync(target, { throwIfNoEntry: false })?.mode;
    fileSystem.writeFileSync(staged, file.text, { mode: modeOf(file) });
    if (mode === undefined)
      return [
        ...this.#parents(dirname(target)),
        { path: file.path, make: () => this.#rename(staged, target), undo: () => fileSystem.rmSync(target) },
      ];
    if (file.executable !== true) fileSystem.chmodSync(staged, mode & 0o7777);
    const before = `${staged}-before`;
    this.#keep(target, before);
    return [{ path: file.path, make: () => this.#rename(staged, target), undo: () => this.#rename(before, target) }];
  }

  #removal(path: string, kept: string): Step[] {
    const { folder, fileSystem } = this;
    const target = join(folder, path);
    if (fileSystem.lstatSync(target, { throwIfNoEntry: false }) === undefined) return [];
    return [
      { path, make: () => this.#rename(target, kept), undo: () => this.#rename(kept, target) },
      ...this.#emptied(dirname(target)),
    ];
  }

  /** Folders that are missing on the way to one. */
  #parents(folder: string): Step[] {
    const { fileSystem } = this;
    if (fileSystem.lstatSync(folder, { throwIfNoEntry: false }) !== undefined) return [];
    let made = false;
    return [
      ...this.#parents(dirname(folder)),
      {
        path: folder,
        make() {
          made = fileSystem.mkdirSync(folder, { recursive: true }) !== undefined;
        },
        undo() {
          if (made) fileSystem.rmdirSync(folder);
        },
      },
    ];
  }

  /** Folders that a file leaves empty. */
  #emptied(folder: string): Step[] {
    const { fileSystem } = this;
    if (folder === this.folder) return [];
    let gone = false;
    return [
      {
        path: folder,
        make() {
          gone = fileSystem.readdirSync(folder).length === 0;
          if (gone) fileSystem.rmdirSync(folder);
        },
        undo() {
          if (gone) fileSystem.mkdirSync(folder);
        },
      },
      ...this.#emptied(dirname(folder)),
    ];
  }

  /** A folder of the repository may be a file system of its own. */
  #rename(from: string, to: string): void {
    const { fileSystem } = this;
    try {
      fileSystem.renameSync(from, to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      const beside = `${to}.k8s-platform-tmp`;
      try {
        fileSystem.copyFileSync(from, beside);
        fileSystem.renameSync(beside, to);
      } finally {
        fileSystem.rmSync(beside, { force: true });
      }
    }
  }

  /** A second name where the file system has such, else a copy. */
  #keep(from: string, to: string): void {
    const { fileSystem } = this;
    try {
      fileSystem.linkSync(from, to);
    } catch {
      fileSystem.copyFileSync(from, to);
    }
  }
}

function modeOf({ executable }: FileToWrite): number {
  return executable === true ? 0o777 : 0o666;
}
