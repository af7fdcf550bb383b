import { describe, expect, it } from 'vitest';
import { policyFiles, type PolicyTree } from '../../../src/policy/user/files.ts';

/** A repository with these files, one of which may not be read. */
function tree(paths: readonly string[], secret = ''): PolicyTree {
  const failure = (code: string) => Object.assign(new Error(code), { code });
  return {
    within(folder) {
      const found = paths.filter((path) => folder === '' || path.startsWith(`${folder}/`));
      if (found.length === 0) throw failure('ENOENT');
      return found;
    },
    read(path) {
      if (path === secret) throw failure('EACCES');
      return Buffer.from(path);
    },
  };
}

describe('the files of policies', () => {
  const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path);

  it('are Rego, its tests, and data whose place is below the folder of the policies', () => {
    const found = policyFiles(
      tree([
        'policies/b.rego',
        'policies/a/a.rego',
        'policies/a/a_test.rego',
        'policies/a/data.yaml',
        'policies/data.json',
        'policies/kyverno.yaml',
        'data.json',
      ]),
      ['policies/**/*.rego'],
    );
    expect(paths(found.policies)).toEqual(['policies/a/a.rego', 'policies/b.rego']);
    expect(paths(found.tests)).toEqual(['policies/a/a_test.rego']);
    expect(paths(found.data)).toEqual(['a/data.yaml', 'data.json']);
  });

  it('may be named one by one, and lie in several folders, of which some are not there', () => {
    const found = policyFiles(tree(['x/a.rego', 'x/b.rego', 'y/c.rego']), ['x/a.rego', 'y/*.rego', 'z/**/*.rego']);
    expect(paths(found.policies)).toEqual(['x/a.rego', 'y/c.rego']);
  });

  it('are not hidden when they cannot be read', () => {
    const found = policyFiles(tree(['x/a.rego', 'x/b.rego'], 'x/b.rego'), ['x/*.rego']);
    expect([paths(found.policies), found.unreadable]).toEqual([['x/a.rego'], ['x/b.rego']]);
  });
});
