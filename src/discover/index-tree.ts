import { CliError } from '../errors.ts';
import { git, gitPaths } from './git.ts';
import { isManifestPath, type Tree } from './tree.ts';

/** The files as they would be committed: the content of git's index, whatever the work tree holds. */
export function indexTree(root: string): Tree {
  const blobs = stagedBlobs(root);
  const contents = new Map<string, Uint8Array>();
  return {
    root,
    list() {
      const paths = [...blobs.keys()].filter(isManifestPath).sort();
      for (const [path, content] of readBlobs(root, blobs, paths)) contents.set(path, content);
      return paths;
    },
    within: (folder) =>
      blobs.has(folder) ? [folder] : [...blobs.keys()].filter((path) => isBelow(path, folder)).sort(),
    read(path) {
      if (!blobs.has(path)) throw Object.assign(new Error(`${path} is not in the index`), { code: 'ENOENT' });
      let content = contents.get(path);
      if (content === undefined) contents.set(path, (content = readBlobs(root, blobs, [path])[0]![1]));
      return content;
    },
  };
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Files that the next commit adds or changes, deletions left out. */
export function stagedFiles(root: string): string[] {
  const files = gitPaths(root, ['diff', '--cached', '--name-only', '--diff-filter=d', '--no-renames', '-z']);
  if (files === undefined)
    throw new CliError(
      'not-a-git-repository',
      `${root} is not a git repository`,
      'run it inside one, or leave out --staged',
    );
  return files;
}

/** Blob id by path; links and submodules have none that could be read. */
function stagedBlobs(root: string): Map<string, string> {
  const blobs = new Map<string, string>();
  for (const entry of gitPaths(root, ['ls-files', '--stage', '-z']) ?? []) {
    const [info = '', path = ''] = entry.split('\t', 2);
    const [mode = '', blob = '', stage = ''] = info.split(' ');
    if (mode.startsWith('100') && (stage === '0' || stage === '2')) blobs.set(path, blob);
  }
  return blobs;
}

/** One `git cat-file --batch` for all: each answer is `<id> <type> <size>\n<content>\n`. */
function readBlobs(root: string, blobs: Map<string, string>, paths: readonly string[]): [string, Uint8Array][] {
  const input = paths.map((path) => `${blobs.get(path)!}\n`).join('');
  const output = git(root, ['cat-file', '--batch'], input) ?? Buffer.alloc(0);
  let at = 0;
  return paths.map((path): [string, Uint8Array] => {
    const headerEnd = output.indexOf(0x0a, at);
    const size = Number(output.toString('latin1', at, headerEnd).split(' ')[2]);
    const content = output.subarray(headerEnd + 1, headerEnd + 1 + size);
    at = headerEnd + 1 + size + 1;
    return [path, content];
  });
}
