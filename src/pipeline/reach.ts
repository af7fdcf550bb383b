import type { Changes } from '../discover/changes.ts';
import type { Resource } from '../model/resource.ts';
import type { Unit } from '../model/unit.ts';
import type { UserPolicies } from '../policy/user/read.ts';
import { concerns } from '../policy/user/check.ts';
import { append } from '../relations/world.ts';
import { changedInputs } from './inputs.ts';
import { survey, type Survey, type SurveyRequest } from './survey.ts';

/** What a change reaches. */
export interface Reach {
  /** Whether a resource is to be judged: to know the findings of what is reached in full, some more are. */
  readonly judges: (resource: Resource) => boolean;
  /** Stand-alone files among it, and all that changed. */
  readonly files: ReadonlySet<string>;
  /** Whether a file belongs to what is reached. */
  readonly holds: (file: string) => boolean;
  readonly units: ReadonlySet<string>;
}

/**
 * What a change reaches: units made of a changed file, or that build to something else; what stands alone in a changed
 * file; and whatever is judged by something that changed elsewhere: a definition, a policy, or what other objects say.
 * @returns undefined where that is everything
 */
export async function reachedBy(changes: Changes, after: Survey, request: SurveyRequest): Promise<Reach | undefined> {
  const { units } = after;
  if (changes.paths.size === 0) return reach(after, new Set(), new Set());
  if (changesAll(changes.paths, request)) return undefined;
  const before = await survey({ ...request, tree: changes.before }, () => true, after.reading);
  if (before.reading.version.minor !== after.reading.version.minor) return undefined;
  const reached = new Set<string>();
  // also of what a unit was made of, and no longer is
  for (const byPath of [new UnitsByPath(units), new UnitsByPath(before.units)])
    for (const id of [...changes.paths].flatMap((path) => byPath.changedWith(path))) reached.add(id);
  const existing = new Set(units.map(({ id }) => id));
  for (const id of reached) if (!existing.has(id)) reached.delete(id);
  for (const unit of unitsBuiltOtherwise(before, after)) reached.add(unit);
  const files = new Set(changes.paths);
  const isKnown = ({ origin: { units: own, document } }: Resource) =>
    own.length > 0 ? own.every((unit) => reached.has(unit)) : files.has(document.file.path);
  const elsewhere = [
    ...changedInputs(before, after, isKnown),
    ...concernedBy(changes.paths, request.policies, after, isKnown),
  ];
  for (const { origin } of elsewhere) {
    if (origin.units.length === 0) files.add(origin.document.file.path);
    for (const unit of origin.units) reached.add(unit);
  }
  return reach(after, reached, files);
}

/** The configuration decides about all; so does what states a Kubernetes version outside of manifests. */
function changesAll(paths: ReadonlySet<string>, { config }: SurveyRequest): boolean {
  const settings = new Set(Object.values(config.places).map(({ file }) => file));
  return [...paths].some(
    (path) =>
      path === 'k8s-platform.yaml' ||
      settings.has(path) ||
      (config.kubernetes.version === undefined && /\.(?:tf|tfvars)$/.test(path)),
  );
}

/** Which units are made of a file, be it named or in a folder that they are made of. */
class UnitsByPath {
  readonly #byPath = new Map<string, string[]>();

  constructor(units: readonly Unit[]) {
    for (const { id, paths } of units) for (const path of paths) append(this.#byPath, path, id);
  }

  at(path: string): string[] {
    return selfAndFolders(path).flatMap((folder) => this.#byPath.get(folder) ?? []);
  }

  /** Also of those that name something below it: a submodule is one path. */
  changedWith(path: string): string[] {
    const below = [...this.#byPath].filter(([named]) => named.startsWith(`${path}/`)).flatMap(([, ids]) => ids);
    return [...this.at(path), ...below];
  }
}

function selfAndFolders(path: string): string[] {
  const found = [path];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) found.push(path.slice(0, end));
  return path === '' ? found : [...found, ''];
}

/** Units that are new, or that build to something else than before. */
function unitsBuiltOtherwise(before: Survey, after: Survey): string[] {
  const outputs = ({ rendered: { value }, units }: Survey) =>
    new Map(
      units.map((unit) => [
        unit.id,
        value
          .resourcesOf(unit)
          .map(({ key }) => key)
          .join('\0'),
      ]),
    );
  const was = outputs(before);
  return [...outputs(after)].flatMap(([id, output]) => (was.get(id) === output ? [] : [id]));
}

/** Resources that a changed policy of the repository's own looks at; a changed library concerns all policies. */
function concernedBy(
  changed: ReadonlySet<string>,
  { rules }: UserPolicies,
  { subjects, repository: { world } }: Survey,
  isKnown: (resource: Resource) => boolean,
): Resource[] {
  const sources = [...changed].filter(
    (path) => (path.endsWith('.rego') && !path.endsWith('_test.rego')) || /(?:^|\/)data\.(?:json|ya?ml)$/.test(path),
  );
  if (sources.length === 0 || rules.length === 0) return [];
  const files = new Set(rules.map(({ file }) => file));
  const due = sources.every((path) => files.has(path)) ? rules.filter(({ file }) => changed.has(file)) : rules;
  return subjects.filter(
    (resource) =>
      !isKnown(resource) && due.some(({ meta }) => concerns(meta, resource, world.pod(resource) !== undefined)),
  );
}

function reach({ units: all, reading }: Survey, units: ReadonlySet<string>, files: ReadonlySet<string>): Reach {
  const byPath = new UnitsByPath(all);
  const entries = reading.entries.map(({ path }) => path);
  const named = all.filter(({ id }) => units.has(id)).flatMap(({ paths }) => paths);
  const held = new Set([...files, ...named, ...entries.filter((path) => byPath.at(path).some((id) => units.has(id)))]);
  // a finding is one for all units that share its place: those are judged, too
  const sharing = new Set([...units, ...[...held].flatMap((path) => byPath.at(path))]);
  return {
    judges: ({ origin: { units: own, document } }) =>
      own.length > 0 ? own.some((unit) => sharing.has(unit)) : held.has(document.file.path),
    files,
    holds: (file) => held.has(file),
    units,
  };
}
