import type { Tree } from '../discover/tree.ts';

/** A tree in which some files have another content, as text. */
export function overlayTree(tree: Tree, changed: ReadonlyMap<string, string>): Tree {
  return {
    ...tree,
    list: () => tree.list(),
    within: (folder) => tree.within(folder),
    read(path) {
      const text = changed.get(path);
      return text === undefined ? tree.read(path) : Buffer.from(text);
    },
  };
}
