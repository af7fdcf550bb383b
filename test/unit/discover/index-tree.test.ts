import { expect, test } from 'vitest';
import { indexTree } from '../../../src/discover/index-tree.ts';
import { folderWith } from '../../support/folder.ts';
import { git } from '../../support/git.ts';

test('what git’s index has below a path, or at it, is there whatever it is', () => {
  const root = folderWith({ 'apps/web.yaml': '', 'apps/run.sh': '', 'apps-old/web.yaml': '' });
  git(root, 'init', '--quiet');
  git(root, 'add', '.');
  const tree = indexTree(root);
  expect(tree.within('apps')).toEqual(['apps/run.sh', 'apps/web.yaml']);
  expect(tree.within('apps/run.sh')).toEqual(['apps/run.sh']);
  expect(tree.within('app')).toEqual([]);
  expect(tree.within('')).toHaveLength(3);
});
