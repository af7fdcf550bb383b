import { existence } from '../discover/existence.ts';
import type { FileEntry } from '../discover/inventory.ts';
import { folderOf } from '../discover/path-roles.ts';
import { inTestSuite } from '../discover/test-suites.ts';
import type { Tree } from '../discover/tree.ts';
import type { Resource } from '../model/resource.ts';
import type { LeftOut, Unit } from '../model/unit.ts';
import type { Staged, Violation } from '../model/violation.ts';
import { incompleteIn } from '../parse/manifests.ts';
import { inPolicyExamples } from '../policy/user/examples.ts';
import type { UserPolicies } from '../policy/user/read.ts';
import { indexRepository, type Repository } from '../relations/facts.ts';
import type { Collection } from '../render/rendered.ts';
import { CustomKinds } from '../schema/custom-kinds.ts';
import { targetsIn, type Target } from '../schema/targets.ts';
import { read, type Reading, type RepositoryRequest } from './read.ts';
import { renderUnits } from './render.ts';

export interface SurveyRequest extends RepositoryRequest {
  /** Whether the tree holds all that is deployed, so that what is missing in it is missing. */
  readonly complete: boolean;
  readonly remotes: readonly string[];
  /** The repository's own, whose rules are in the catalogue. */
  readonly policies: UserPolicies;
  /** The date of the run, `2026-12-31`: suppressions and versions count until some day. */
  readonly today: string;
}

/** All that is known of a repository before anything of it is judged. */
export interface Survey {
  readonly reading: Reading;
  /** All of the repository, for what its parts say about one another. */
  readonly rendered: Staged<Collection>;
  /** Units that have a file which was asked for. */
  readonly units: readonly Unit[];
  /** What can be judged: what reaches the cluster as it was rendered, and whatever stands alone. */
  readonly subjects: readonly Resource[];
  /** Resources that only say something about those. */
  readonly others: readonly Resource[];
  /** Both. */
  readonly resources: readonly Resource[];
  /** Documents that are no objects for want of an apiVersion or a kind. */
  readonly incomplete: readonly Violation[];
  readonly repository: Repository;
  readonly targets: (resource: Resource) => readonly Target[];
  readonly custom: CustomKinds;
}

/**
 * Reads and renders a repository.
 * @param other the repository at another time: what is the same is not parsed again
 */
export async function survey(
  request: SurveyRequest,
  hasUnknownKind: Repository['hasUnknownKind'],
  other?: Reading,
): Promise<Survey> {
  const reading = read(request, other);
  const { entries } = reading;
  const roots = reading.graph.roots.map(({ kustomization }) => kustomization);
  const rendered = await renderUnits(reading, { roots, isWanted: () => true }, request);
  const units = rendered.value.units.filter(({ paths }) => paths.some((path) => isAskedFor(path, reading, request)));
  const { judged: subjects, others, violations: incomplete } = sorted(reading, rendered.value, units, request);
  const resources = [...subjects, ...others];
  const isKnown = existence(entries.map(({ path }) => path));
  const repository = indexRepository(resources, {
    complete: request.complete,
    exists: (path) => isKnown(path) || filesIn(request.tree, path).length > 0, // excluded, or no YAML at all
    filesIn: (folder) => filesIn(request.tree, folder),
    remotes: request.remotes,
    leftOut: [...rendered.value.leftOut, ...unreadIn(reading)],
    hasUnknownKind,
    today: request.today,
  });
  const { minor, clusters } = reading.version;
  const targets = targetsIn(clusters, minor, () => resources);
  const custom = new CustomKinds(resources);
  return { reading, rendered, units, subjects, others, resources, incomplete, repository, targets, custom };
}

/** Whether a file was asked for, or one of the chart in a folder. */
function isAskedFor(path: string, { charts }: Reading, { selected }: SurveyRequest): boolean {
  return selected(path) || charts.at(path)?.files.some(selected) === true;
}

/** Nothing where there is no such folder, or where it lies outside of the repository. */
export function filesIn(tree: Tree, folder: string): readonly string[] {
  if (folder.startsWith('..')) return [];
  try {
    return tree.within(folder);
  } catch {
    return [];
  }
}

/** Files of which nobody knows what objects they hold: broken ones, and templates that something else renders. */
function unreadIn({ entries, sources }: Reading): LeftOut[] {
  return entries
    .filter(({ path, role }) => role === 'candidate' && sources.file(path)?.value.parsed.refusal !== undefined)
    .map(({ path }) => ({ kind: 'file', folder: folderOf(path), namespace: undefined }));
}

/** What is judged, and what is only known. */
function sorted(
  { entries, sources, open, graph }: Reading,
  rendered: Collection,
  units: readonly Unit[],
  { selected, policies }: SurveyRequest,
): { judged: Resource[]; others: Resource[]; violations: Violation[] } {
  const isExample = inPolicyExamples(policies.paths);
  const isTest = inTestSuite(entries.map(({ path }) => path));
  const standAlone = entries.filter(
    ({ path, role }) =>
      (role === 'kustomization' || (role === 'candidate' && !rendered.covered.has(path))) &&
      !graph.fragments.has(path) &&
      !isTest(path) &&
      !isExample(path),
  );
  const resourcesIn = (files: readonly FileEntry[]) => files.flatMap(({ path }) => sources.resourcesOf(path));
  const asked = standAlone.filter(({ path }) => selected(path));
  const candidates = asked.filter(({ role }) => role === 'candidate');
  const wanted = new Set(units.map(({ id }) => id));
  const isWanted = ({ origin }: Resource) => origin.units.some((unit) => wanted.has(unit));
  const { resources } = rendered;
  return {
    judged: [...resourcesIn(asked), ...resources.filter(isWanted)],
    others: [
      ...resourcesIn(standAlone.filter(({ path }) => !selected(path))),
      ...resources.filter((resource) => !isWanted(resource)),
    ],
    violations: candidates.flatMap(({ path }) => incompleteIn(sources.documentsOf(path), open)),
  };
}
