import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../assets.ts';
import { git, gitPaths } from '../../discover/git.ts';
import { counted } from '../../words.ts';
import { prepareChange } from '../changes/make.ts';
import { overlayPath } from '../promote/versions.ts';
import type { RepositoryOnDisk } from '../repository/repository-on-disk.ts';
import { recordPath } from '../update/record.ts';
import { advice, fine, wrong, type Diagnosis } from './diagnosis.ts';

/** What is missing or inconsistent in a generated repository. */
export function lookAtRepository(repository: RepositoryOnDisk): Diagnosis[] {
  return [
    ...lookAtGit(repository),
    lookAtTemplates(repository),
    ...lookAtConflicts(repository),
    ...lookAtApplications(repository),
  ];
}

function lookAtGit({ folder }: RepositoryOnDisk): Diagnosis[] {
  const inside = git(folder, ['rev-parse', '--is-shallow-repository'])?.toString('utf8').trim();
  if (inside === undefined)
    return [wrong('git', `${folder} is in no git repository`, 'git init --initial-branch main && git add .')];
  const history =
    inside === 'true'
      ? advice('history', 'is shallow: update may not find what the templates wrote', 'git fetch --unshallow')
      : fine('history');
  const hook = existsSync(join(folder, git(folder, ['rev-parse', '--git-path', 'hooks/pre-commit'])!.toString().trim()))
    ? fine('pre-commit hook')
    : advice('pre-commit hook', 'is not installed', 'k8s-platform hook install');
  return [history, hook];
}

function lookAtTemplates(repository: RepositoryOnDisk): Diagnosis {
  if (repository.record.size === 0)
    return wrong(
      'templates',
      `${recordPath} is missing: what they wrote is not known`,
      `git checkout -- ${recordPath}`,
    );
  const { actions } = prepareChange(repository, repository.platform);
  if (actions.length === 0) return fine('templates');
  const because = `${version} would change ${counted(actions.length, 'file')} that ${repository.version} wrote`;
  return advice('templates', because, 'k8s-platform update');
}

/** What an update left for a person. */
function lookAtConflicts({ folder }: RepositoryOnDisk): Diagnosis[] {
  const files = gitPaths(folder, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']) ?? [];
  const left = files.filter((path) => path.endsWith('.rej') || hasMarkers(join(folder, path)));
  if (left.length === 0) return [fine('conflicts')];
  return left.map((path) => wrong(path, 'has a conflict that nobody resolved', `$EDITOR ${path}`));
}

function hasMarkers(path: string): boolean {
  return existsSync(path) && /^<{7} .*^={7}$.*^>{7} /ms.test(readFileSync(path, 'utf8'));
}

function lookAtApplications({ folder, platform: { applications, environments } }: RepositoryOnDisk): Diagnosis[] {
  const missing = applications.flatMap(({ name }) =>
    environments
      .map((environment) => overlayPath(name, environment))
      .filter((path) => !existsSync(join(folder, path)))
      .map((path) => advice(path, `is missing: ${name} does not run there`, 'git log --diff-filter=D -- ' + path)),
  );
  const apps = join(folder, 'apps');
  const names = new Set(applications.map(({ name }) => name));
  const strangers = (existsSync(apps) ? readdirSync(apps, { withFileTypes: true }) : [])
    .filter((entry) => entry.isDirectory() && !names.has(entry.name))
    .map(({ name }) =>
      advice(`apps/${name}`, 'was not made by `add application`: updates pass it over, and add environment, too'),
    );
  return [...missing, ...strangers];
}
