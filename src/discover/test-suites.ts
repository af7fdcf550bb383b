import { baseName, folderOf } from './path-roles.ts';

const suiteFiles = /^(?:chainsaw-test|gator-suite|kuttl-test|kyverno-test)\.ya?ml$/;
const kuttlSteps = /^\d\d-(?:assert|errors)[^/]*\.ya?ml$/;

/** Whether a path lies in a test suite of chainsaw, kuttl, gator or the Kyverno CLI, whose files are fragments to compare with. */
export function inTestSuite(paths: readonly string[]): (path: string) => boolean {
  const folders = new Set(
    paths.filter((path) => suiteFiles.test(baseName(path)) || kuttlSteps.test(baseName(path))).map(folderOf),
  );
  if (folders.size === 0) return () => false;
  return (path) => {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      if (folders.has(folder)) return true;
      if (folder === '') return false;
    }
  };
}
