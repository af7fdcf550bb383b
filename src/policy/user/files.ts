import picomatch from 'picomatch';
import type { EngineFile } from '../../engines/frame.ts';

/** What is asked of a repository: paths are relative to its root, with `/`. */
export interface PolicyTree {
  /** Every file below a folder. */
  within(folder: string): readonly string[];
  read(path: string): Uint8Array;
}

/** The user's Rego as it stands in the repository. */
export interface PolicyFiles {
  /** *.rego but tests, under their paths in the repository. */
  readonly policies: readonly EngineFile[];
  /** *_test.rego. */
  readonly tests: readonly EngineFile[];
  /** data.json and data.yaml, whose paths below the folder of the policies say where in `data` they stand. */
  readonly data: readonly EngineFile[];
  /** Paths of what cannot be read, for want of rights or so. */
  readonly unreadable: readonly string[];
}

const dataFile = /(?:^|\/)data\.(?:json|ya?ml)$/;

/** Finds what the globs of the configuration name; nothing when their folders do not exist. */
export function policyFiles(tree: PolicyTree, globs: readonly string[]): PolicyFiles {
  const policies = new Map<string, EngineFile>();
  const data = new Map<string, EngineFile>();
  const unreadable: string[] = [];
  const read = (into: Map<string, EngineFile>, path: string, name: string) => {
    try {
      into.set(name, { path: name, content: tree.read(path) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      unreadable.push(path);
    }
  };
  for (const glob of globs) {
    const base = picomatch.scan(glob).base;
    const folder = base.endsWith('.rego') ? base.slice(0, Math.max(base.lastIndexOf('/'), 0)) : base;
    const matches = picomatch(glob, { dot: true });
    const paths = filesBelow(tree, folder);
    const found = paths.filter((path) => path.endsWith('.rego') && matches(path));
    for (const path of found) read(policies, path, path);
    if (found.length === 0) continue;
    for (const path of paths.filter((candidate) => dataFile.test(candidate)))
      read(data, path, folder === '' ? path : path.slice(folder.length + 1));
  }
  const files = [...policies.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const isTest = ({ path }: EngineFile) => path.endsWith('_test.rego');
  return {
    policies: files.filter((file) => !isTest(file)),
    tests: files.filter(isTest),
    data: [...data.values()],
    unreadable,
  };
}

function filesBelow(tree: PolicyTree, folder: string): readonly string[] {
  try {
    return tree.within(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
