import { counted } from '../../../words.ts';
import type { Step } from '../gate.ts';
import type { GateRepository } from './repository.ts';

const file = '.k8s-platform/baseline.txt';
const broken = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: brand-new\n  namespace: default\ndatas: {}\n';

/** In this order: each begins with the commits that the one before it made. */
export const baselineSteps: Readonly<Record<string, Step>> = {
  async 'baseline create, and lint passes'(repository) {
    await repository.must('baseline', 'create');
    repository.commit('baseline');
    await repository.must('lint', '--strict-baseline');
    return counted(entries(repository).length, 'old finding');
  },

  async 'a new finding alone blocks, and is the first line'(repository) {
    repository.write('zz/new.yaml', broken);
    const { code, stdout } = await repository.run('lint');
    const { findings } = await repository.lint();
    repository.reset();
    const [first] = stdout.split('\n');
    expect(code === 1, `lint ended with ${code}`);
    expect(first?.startsWith('zz/new.yaml:') === true, `the first line is ${first!}`);
    expect(
      findings.every((one) => one.file === 'zz/new.yaml'),
      'old findings count as new',
    );
    return `exit code ${code}, ${counted(findings.length, 'finding')}`;
  },

  async 'lines move: nothing is new, nothing is fixed'(repository) {
    const moved = [...new Set(entries(repository).map((line) => line.split(' ')[0]!.replaceAll('%20', ' ')))].filter(
      (path) => /\.ya?ml$/.test(path),
    );
    for (const path of moved) repository.write(path, `# one line\n\n# and another one\n${repository.read(path)}`);
    const { findings, baseline, code } = await repository.lint('--strict-baseline');
    repository.reset();
    expect(
      code === 0,
      `${findings.length} new, ${baseline?.fixed.length ?? 0} fixed; first: ${JSON.stringify(findings[0])}`,
    );
    return `in ${counted(moved.length, 'file')}`;
  },

  async 'what is fixed blocks --strict-baseline until update takes it out'(repository) {
    const before = entries(repository);
    await fixAll(repository);
    const strict = await repository.lint('--strict-baseline');
    const fixed = strict.baseline?.fixed.length ?? 0;
    if (fixed === 0) return '';
    expect(strict.code === 1 && strict.findings.length === 0, `lint --strict-baseline ended with ${strict.code}`);
    await repository.must('lint');
    await repository.must('baseline', 'update');
    await repository.must('lint', '--strict-baseline');
    const left = entries(repository);
    expect(left.length === before.length - fixed, `${before.length} - ${fixed} are not ${left.length}`);
    expect(
      left.every((line) => before.includes(line)),
      'update has added something',
    );
    return `${fixed} taken out, ${left.length} left`;
  },

  async 'what was taken out is new when it comes back'(repository) {
    repository.git('stash', '--quiet', '--', '.', `:!${file}`);
    const { code, findings } = await repository.lint('--fail-on', 'info');
    const gone = Number(repository.git('diff', '--numstat', 'HEAD', '--', file).split('\t')[1] ?? 0);
    repository.reset();
    if (gone === 0) return '';
    expect(findings.length === gone && code === 1, `${findings.length} new, exit code ${code}, ${gone} were taken out`);
    return `${gone} new`;
  },

  async 'branches that fix different files merge without a conflict'(repository) {
    const files = await fixedFiles(repository);
    if (files.length < 3) return '';
    const third = Math.floor(files.length / 3);
    await fixOnBranch(repository, 'one', files.slice(0, third));
    await fixOnBranch(repository, 'two', files.slice(-third));
    repository.git('merge', '--quiet', '--no-edit', 'one');
    await repository.must('lint', '--strict-baseline');
    return `${third} and ${third} files`;
  },

  async 'branches that fix each other file merge with merge=union'(repository) {
    repository.git('checkout', '--quiet', 'main');
    repository.write('.gitattributes', `${file} merge=union\n`);
    repository.commit('union');
    const files = await fixedFiles(repository);
    if (files.length < 2) return '';
    await fixOnBranch(
      repository,
      'even',
      files.filter((_, index) => index % 2 === 0),
    );
    await fixOnBranch(
      repository,
      'odd',
      files.filter((_, index) => index % 2 === 1),
    );
    repository.git('merge', '--quiet', '--no-edit', 'even');
    await repository.must('lint');
    await repository.must('baseline', 'update');
    await repository.must('lint', '--strict-baseline');
    return counted(files.length, 'file');
  },
};

function entries(repository: GateRepository): string[] {
  return repository
    .read(file)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

async function fixAll(repository: GateRepository): Promise<void> {
  const { code, stderr } = await repository.run('fix');
  expect(code < 2, stderr);
}

async function fixedFiles(repository: GateRepository): Promise<string[]> {
  repository.git('checkout', '--quiet', 'main');
  await fixAll(repository);
  const files = repository.git('diff', '--name-only', '-z').split('\0').filter(Boolean);
  repository.reset();
  return files;
}

async function fixOnBranch(repository: GateRepository, branch: string, files: readonly string[]): Promise<void> {
  repository.git('checkout', '--quiet', '-b', branch, 'main');
  await fixAll(repository);
  const others = repository
    .git('diff', '--name-only', '-z')
    .split('\0')
    .filter((path) => path !== '' && !files.includes(path));
  if (others.length > 0) repository.git('checkout', '--quiet', '--', ...others);
  await repository.must('baseline', 'update');
  repository.commit(branch);
}

export function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
