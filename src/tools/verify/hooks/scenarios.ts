import { join } from 'node:path';
import { bad, good, unknown } from './manifests.ts';
import type { Outcome, Repository } from './repository.ts';

export interface Scenario {
  readonly play: (repository: Repository) => Outcome;
  /** What the output of a commit that is refused shows, or `passes`. */
  readonly expect: string;
}

const app = {
  'app/kustomization.yaml':
    'resources:\n  - map.yaml\nconfigMapGenerator:\n  - name: settings\n    files: [app.properties]\n',
  'app/map.yaml': good,
  'app/app.properties': 'level=info\n',
};

/** Each state that a repository can be in when a commit is made. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'a good manifest': {
    play: (repository) => add(repository.start().write({ 'a.yaml': good })).commit(),
    expect: 'passes',
  },
  'a bad manifest': {
    play: (repository) => add(repository.start().write({ 'a.yaml': bad })).commit(),
    expect: unknown('a.yaml'),
  },
  'good in the index, bad in the work tree': {
    play: (repository) =>
      add(repository.start({ 'a.yaml': good }).write({ 'b.yaml': good }))
        .write({ 'a.yaml': bad, 'b.yaml': bad })
        .commit(),
    expect: 'passes',
  },
  'bad in the index, good in the work tree': {
    play: (repository) =>
      add(repository.start({ 'a.yaml': good }).write({ 'a.yaml': bad }))
        .write({ 'a.yaml': good })
        .commit(),
    expect: unknown('a.yaml'),
  },
  'what was bad before, elsewhere': {
    play: (repository) =>
      add(repository.start({ 'old.yaml': bad }).write({ 'a.yaml': good.replace(': web', ': other') })).commit(),
    expect: 'passes',
  },
  'a rename of what nothing names': {
    play(repository) {
      repository.start({ 'a.yaml': good }).git('mv', 'a.yaml', 'b.yaml');
      return repository.commit();
    },
    expect: 'passes',
  },
  'a rename of what a kustomization names': {
    play(repository) {
      repository.start(app).git('mv', 'app/map.yaml', 'app/other.yaml');
      return repository.commit();
    },
    expect: 'app/kustomization.yaml:2:5 error render/failed',
  },
  'a deletion of what nothing names': {
    play(repository) {
      repository.start({ 'a.yaml': good }).git('rm', '--quiet', 'a.yaml');
      return repository.commit();
    },
    expect: 'passes',
  },
  'a deletion of what a kustomization names': {
    play(repository) {
      repository.start(app).git('rm', '--quiet', 'app/map.yaml');
      return repository.commit();
    },
    expect: 'app/kustomization.yaml:2:5 error render/failed',
  },
  'a deletion of what a generator reads': {
    play(repository) {
      repository.start(app).git('rm', '--quiet', 'app/app.properties');
      return repository.commit();
    },
    expect: 'error render/failed',
  },
  'a submodule': {
    play(repository) {
      const { folder } = repository.start({ 'a.yaml': good });
      repository.git('clone', '--quiet', '--bare', folder, '.git/other.git');
      repository.git('submodule', '--quiet', 'add', join(folder, '.git/other.git'), 'vendor/other');
      return add(repository.write({ 'b.yaml': good.replace(': web', ': other') })).commit();
    },
    expect: 'passes',
  },
  'a bad manifest beside a submodule': {
    play(repository) {
      const { folder } = repository.start({ 'a.yaml': good });
      repository.git('clone', '--quiet', '--bare', folder, '.git/other.git');
      repository.git('submodule', '--quiet', 'add', join(folder, '.git/other.git'), 'vendor/other');
      return add(repository.write({ 'b.yaml': bad })).commit();
    },
    expect: unknown('b.yaml'),
  },
  'a merge that is resolved well': {
    play: (repository) => add(merging(repository).write({ 'a.yaml': good.replace('a: b', 'a: both') })).commit(),
    expect: 'passes',
  },
  'a merge that is resolved badly': {
    play: (repository) => add(merging(repository).write({ 'a.yaml': bad })).commit(),
    expect: unknown('a.yaml'),
  },
  'a merge that keeps our side': {
    play: (repository) => add(merging(repository).write({ 'a.yaml': good.replace('a: b', 'a: ours') })).commit(),
    expect: 'passes',
  },
  'a good manifest in a linked work tree': {
    play: (repository) => commitInWorkTree(repository, good),
    expect: 'passes',
  },
  'a bad manifest in a linked work tree': {
    play: (repository) => commitInWorkTree(repository, bad),
    expect: unknown('a.yaml'),
  },
  'spaces, quotes and letters of the world in a path': {
    play: (repository) => add(repository.start().write({ "größe der/it's “neu” 数.yaml": bad })).commit(),
    expect: unknown("größe der/it's “neu” 数.yaml"),
  },
  'a path that looks like an option': {
    play: (repository) => add(repository.start().write({ '--fail-on.yaml': bad })).commit(),
    expect: unknown('--fail-on.yaml'),
  },
  'a link to a good manifest': {
    play: (repository) => add(repository.start({ 'a.yaml': good }).link('a.yaml', 'b.yaml')).commit(),
    expect: 'passes',
  },
  'a link to nothing, and one out of the repository': {
    play: (repository) =>
      add(repository.start({ 'a.yaml': good }).link('none.yaml', 'b.yaml').link('/etc/hostname', 'c.yaml')).commit(),
    expect: 'passes',
  },
  'a bad manifest that a link leads to': {
    play: (repository) =>
      add(repository.start({ 'base/a.yaml': good }).link('base', 'link').write({ 'base/a.yaml': bad })).commit(),
    expect: unknown('base/a.yaml'),
  },
  'an excluded path': {
    play: (repository) =>
      add(repository.start({ 'k8s-platform.yaml': 'exclude: [old/**]\n' }).write({ 'old/a.yaml': bad })).commit(),
    expect: 'passes',
  },
  'an exclusion that is not staged': {
    play: (repository) =>
      add(repository.start({ 'k8s-platform.yaml': 'exclude: []\n' }).write({ 'a.yaml': bad }))
        .write({ 'k8s-platform.yaml': 'exclude: [a.yaml]\n' })
        .commit(),
    expect: unknown('a.yaml'),
  },
  'an ignored file, added by force': {
    play(repository) {
      repository.start({ '.gitignore': 'out/\n' }).write({ 'out/a.yaml': bad }).git('add', '--force', 'out/a.yaml');
      return repository.commit();
    },
    expect: unknown('out/a.yaml'),
  },
  'an empty commit': {
    play: (repository) => repository.start({ 'old.yaml': bad }).commit('--allow-empty'),
    expect: 'passes',
  },
  'a new message only': {
    play: (repository) => repository.start({ 'old.yaml': bad }).commit('--amend'),
    expect: 'passes',
  },
  'a good first commit': {
    play: (repository) => add(repository.install().write({ 'a.yaml': good })).commit(),
    expect: 'passes',
  },
  'a bad first commit': {
    play: (repository) => add(repository.install().write({ 'a.yaml': bad })).commit(),
    expect: unknown('a.yaml'),
  },
  'commit --all': {
    play: (repository) => repository.start({ 'a.yaml': good }).write({ 'a.yaml': bad }).commit('--all'),
    expect: unknown('a.yaml'),
  },
  'commit of a bad path': {
    play: (repository) =>
      repository.start({ 'a.yaml': good, 'b.yaml': good }).write({ 'a.yaml': bad }).commit('--', 'a.yaml'),
    expect: unknown('a.yaml'),
  },
  'commit of a good path, while a bad one is staged': {
    play: (repository) =>
      add(repository.start({ 'a.yaml': good, 'b.yaml': good }).write({ 'b.yaml': bad }))
        .write({ 'a.yaml': good.replace('a: b', 'a: c') })
        .commit('--', 'a.yaml'),
    expect: 'passes',
  },
  'a commit from a subfolder': {
    play: (repository) =>
      repository
        .start({ 'deep/a.yaml': good })
        .write({ 'deep/a.yaml': bad })
        .try(['commit', '--all', '--message', 'change'], join(repository.folder, 'deep')),
    expect: unknown('deep/a.yaml'),
  },
};

function add(repository: Repository): Repository {
  repository.git('add', '--all');
  return repository;
}

/** With a conflict in `a.yaml`. */
function merging(repository: Repository): Repository {
  repository.start({ 'a.yaml': good });
  const change = (branch: string, text: string) => {
    repository.git('checkout', '--quiet', '-B', branch, 'main');
    repository.write({ 'a.yaml': text }).git('commit', '--quiet', '--no-verify', '--all', '--message', branch);
  };
  change('theirs', good.replace('a: b', 'a: theirs'));
  change('ours', good.replace('a: b', 'a: ours'));
  repository.try(['merge', '--quiet', 'theirs']);
  return repository;
}

function commitInWorkTree(repository: Repository, text: string): Outcome {
  const folder = `${repository.start({ 'b.yaml': good.replace(': web', ': other') }).folder}-linked`;
  repository.git('worktree', 'add', '--quiet', '-b', 'linked', folder);
  repository.install(folder).write({ [join('..', folder.split('/').at(-1)!, 'a.yaml')]: text });
  repository.try(['add', 'a.yaml'], folder);
  return repository.try(['commit', '--message', 'change'], folder);
}
