import { dirname, join } from 'node:path/posix';
import { counted } from '../../../words.ts';
import type { Step } from '../gate.ts';
import { expect } from './baseline.ts';
import { built, kustomizationFolders, outermost, plainObjects, type Objects } from './plain.ts';
import { GateRepository } from './repository.ts';

interface Difference {
  readonly units: readonly {
    readonly unit: string;
    readonly objects: readonly {
      readonly change: 'added' | 'changed' | 'removed';
      readonly resource: { apiVersion: string; kind: string; namespace?: string; name: string };
      readonly formerName: string | null;
      readonly restarts: boolean;
      readonly pruned: boolean;
    }[];
  }[];
}

/** What people do to a repository. @returns whether there is something that it can be done to */
const edits: Readonly<Record<string, (repository: GateRepository) => boolean>> = {
  'an image has a new tag': (repository) =>
    editFirst(repository, (text) =>
      isWorkload(text) ? text.replace(/^(\s+(?:- )?(?:image: [^\s:{]+:|tag: ))[^\s{]+$/m, '$19.9.9') : text,
    ),

  'a Deployment or HelmRelease is removed': (repository) => {
    const file = manifests(repository).find((path) => isWorkload(repository.read(path)));
    return file !== undefined && remove(repository, file);
  },

  'a ConfigMap is renamed': (repository) =>
    editFirst(repository, (text) =>
      text.replace(/^(configMapGenerator:\n(?:\s+#.*\n)*\s+- name: )(\S+)$/m, '$1$2-renamed'),
    ) ||
    editFirst(repository, (text) =>
      /^kind: ConfigMap$/m.test(text)
        ? text.replace(/^(kind: ConfigMap\n(?:metadata:\n)\s+name: )(\S+)$/m, '$1$2-renamed')
        : text,
    ),

  "a generator's input changes": (repository) => {
    for (const folder of kustomizationFolders(repository)) {
      const generator = /^configMapGenerator:\n[^]*?files:\n\s+- (?:\S+=)?(\S+)/m.exec(
        repository.read(join(folder, 'kustomization.yaml')),
      );
      const input = generator === null ? undefined : join(folder, generator[1]!);
      if (input === undefined || !repository.files().includes(input)) continue;
      repository.write(input, `${repository.read(input)}\n# changed\n`);
      return true;
    }
    return false;
  },

  'the folder of an application is deleted': (repository) => {
    const folders = kustomizationFolders(repository).filter((folder) => folder !== '.');
    const [folder] = outermost(repository, folders).toReversed();
    const gone =
      folder ??
      manifests(repository)
        .map((path) => dirname(path))
        .findLast((path) => path !== '.');
    if (gone === undefined) return false;
    repository.git('rm', '-r', '--quiet', gone);
    return true;
  },
};

export const differenceSteps: Readonly<Record<string, Step>> = Object.fromEntries(
  Object.entries(edits).map(([name, edit]) => [
    name,
    async (repository: GateRepository) => {
      if (!edit(repository)) return '';
      repository.commit(name);
      return compare(repository);
    },
  ]),
);

/** Holds `diff` of the last commit to what kustomize, and the documents of files, say of both sides. */
async function compare(repository: GateRepository): Promise<string> {
  const difference = JSON.parse(
    await repository.must('diff', 'HEAD~1', '--to', 'HEAD', '--format', 'json'),
  ) as Difference;
  const [before, after] = [sideAt(repository, 'HEAD~1'), sideAt(repository, 'HEAD')];
  const isChart = (unit: string) => !unit.endsWith('/') && !before.has(unit) && !after.has(unit);
  const judged = difference.units.filter(({ unit }) => !isChart(unit));
  const units = new Set([...before.keys(), ...after.keys(), ...judged.map(({ unit }) => unit)]);
  const wrong: string[] = [];
  let total = 0;
  for (const unit of units) {
    const [was, is] = [before.get(unit) ?? new Map<string, string>(), after.get(unit) ?? new Map<string, string>()];
    if (was === 'failed' || is === 'failed') continue;
    const expected = changesOf(was, is);
    const actual = (judged.find((one) => one.unit === unit)?.objects ?? []).flatMap(linesOf).sort();
    total += actual.length;
    if (expected.join('\n') !== actual.join('\n')) wrong.push(`${unit}: ${onlyIn(expected, actual)}`);
  }
  expect(wrong.length === 0, wrong.slice(0, 3).join('; '));
  expect(total > 0, 'the change reaches nothing that kustomize builds');
  const objects = difference.units.flatMap((unit) => unit.objects);
  const count = (holds: (object: (typeof objects)[number]) => boolean) => objects.filter(holds).length;
  return `${counted(total, 'change')} as kustomize has them; ${count((one) => one.restarts)} restart, ${count((one) => one.pruned)} pruned`;
}

/** Only what one of both has. */
function onlyIn(expected: readonly string[], actual: readonly string[]): string {
  const missing = expected.filter((line) => !actual.includes(line));
  const surplus = actual.filter((line) => !expected.includes(line));
  return `diff lacks ${missing.slice(0, 3).join(', ') || 'nothing'}, and has also ${surplus.slice(0, 3).join(', ') || 'nothing'}`;
}

function sideAt(repository: GateRepository, commit: string): Map<string, Objects | 'failed'> {
  const folder = `${repository.folder} at ${commit.replace('~', '')}`;
  repository.git('worktree', 'add', '--quiet', '--force', '--detach', folder, commit);
  try {
    const side = GateRepository.at(folder);
    const folders = outermost(side, kustomizationFolders(side));
    return new Map<string, Objects | 'failed'>([
      ...folders.map((unit) => [unit, built(join(folder, unit))] as const),
      ...plainObjects(side),
    ]);
  } finally {
    repository.git('worktree', 'remove', '--force', folder);
  }
}

function changesOf(was: Objects, is: Objects): string[] {
  return [
    ...[...was.keys()].filter((key) => !is.has(key)).map((key) => `removed ${key}`),
    ...[...is.keys()].filter((key) => !was.has(key)).map((key) => `added ${key}`),
    ...[...is].flatMap(([key, text]) => {
      const before = was.get(key);
      if (before === undefined || before === text) return [];
      return [`changed ${key}${podsOf(before) === podsOf(text) ? '' : ', pods restart'}`];
    }),
  ].sort();
}

/** The pod template of what keeps pods running. */
function podsOf(text: string): string {
  const { kind, spec } = JSON.parse(text) as { kind: string; spec?: { template?: unknown } };
  return /^(?:Deployment|StatefulSet|DaemonSet)$/.test(kind) ? JSON.stringify(spec?.template) : '';
}

function linesOf({ change, resource, formerName, restarts }: Difference['units'][number]['objects'][number]): string[] {
  const key = (name: string) => [resource.apiVersion, resource.kind, resource.namespace ?? '', name].join(' ');
  if (formerName === null) return [`${change} ${key(resource.name)}${restarts ? ', pods restart' : ''}`];
  return [`removed ${key(formerName)}`, `added ${key(resource.name)}`];
}

function isWorkload(text: string): boolean {
  return /^kind: (?:Deployment|HelmRelease)$/m.test(text);
}

function manifests(repository: GateRepository): string[] {
  return repository.files().filter((path) => /\.ya?ml$/.test(path) && !/\/(?:templates|charts)\//.test(path));
}

function editFirst(repository: GateRepository, edit: (text: string) => string): boolean {
  return manifests(repository).some((path) => {
    const before = repository.read(path);
    const after = edit(before);
    if (after !== before) repository.write(path, after);
    return after !== before;
  });
}

/** Also from the kustomization that names it. */
function remove(repository: GateRepository, file: string): boolean {
  repository.git('rm', '--quiet', file);
  for (const folder of kustomizationFolders(repository)) {
    const kustomization = join(folder, 'kustomization.yaml');
    const lines = repository.read(kustomization).split('\n');
    const kept = lines.filter(
      (line) => !/^\s*- \S+$/.test(line) || join(folder, line.replace(/^\s*- /, '').trim()) !== file,
    );
    if (kept.length < lines.length) repository.write(kustomization, kept.join('\n'));
  }
  return true;
}
