import { isManifestPath, type Tree } from '../../discover/tree.ts';

/** A repository in memory. @param files content by path */
export function memoryTree(files: ReadonlyMap<string, Uint8Array>): Tree {
  const paths = [...files.keys()].sort();
  return {
    root: '/',
    list: () => paths.filter(isManifestPath),
    within: (folder) => paths.filter((path) => folder === '' || path.startsWith(`${folder}/`)),
    read: (path) => {
      const content = files.get(path);
      if (content === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' });
      return content;
    },
  };
}
