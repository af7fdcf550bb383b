import { version } from '../assets.ts';
import { existence } from '../discover/existence.ts';
import type { FileEntry } from '../discover/inventory.ts';
import { folderOf } from '../discover/path-roles.ts';
import { inTestSuite } from '../discover/test-suites.ts';
import type { Tree } from '../discover/tree.ts';
import { compareWithBaseline } from '../findings/baseline/compare.ts';
import { toFindings } from '../findings/findings.ts';
import { Suppressions } from '../findings/suppressions/suppressions.ts';
import { countSeverities } from '../findings/summary.ts';
import { sourceFixes } from '../fix/source-fix.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Report } from '../model/report.ts';
import type { Resource } from '../model/resource.ts';
import type { Catalogue, RuleId } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { LeftOut } from '../model/unit.ts';
import type { Violation } from '../model/violation.ts';
import { incompleteIn, isManifest } from '../parse/manifests.ts';
import { PolicyEngine } from '../policy/engine.ts';
import { checkPolicies } from '../policy/policy.ts';
import { Selection } from '../policy/selection.ts';
import { inPolicyExamples } from '../policy/user/examples.ts';
import type { UserPolicies } from '../policy/user/read.ts';
import { factsOf, openRepository } from '../relations/facts.ts';
import type { Rendered } from '../render/rendered.ts';
import { CustomKinds } from '../schema/custom-kinds.ts';
import { checkSchemas } from '../schema/schema.ts';
import { SchemaStore } from '../schema/store.ts';
import { targetsIn } from '../schema/targets.ts';
import { admit, admitByPolicies } from './admission.ts';
import { builtFiles, isJudged, type Baseline, type Judged } from './baseline.ts';
import { checkOwnPolicies } from './policies.ts';
import { read, type Reading, type RepositoryRequest } from './read.ts';
import { locateInSource, renderUnits } from './render.ts';

export interface LintRequest extends RepositoryRequest {
  /** Whether the tree holds all that is deployed, so that what is missing in it is missing. */
  readonly complete: boolean;
  readonly remotes: readonly string[];
  readonly catalogue: Catalogue;
  /** The repository's own, whose rules are in the catalogue. */
  readonly policies: UserPolicies;
  /** Rules to run and no others; empty for all that are on. */
  readonly only: readonly string[];
  /** Findings that are not to count. */
  readonly baseline?: Baseline;
  /** Report only what this minor version breaks. */
  readonly upgradeTo?: number;
  /** The date of the run, `2026-12-31`: suppressions and versions count until some day. */
  readonly today: string;
  readonly now: () => number;
}

/** Paths to report: the one place that knows the order of the stages. */
export async function lint(request: LintRequest): Promise<Report> {
  const started = request.now();
  const policyEngine = PolicyEngine.load(); // compiles on other threads while files are read
  const reading = read(request);
  const { entries, sources, open } = reading;
  const units = reading.graph.roots.filter(({ files }) => [...files].some(request.selected));
  const roots = units.map(({ kustomization }) => kustomization);
  const rendered = await renderUnits(reading, { roots, isWanted: request.selected }, request);
  const ofSelected = new Set(rendered.value.units.filter(({ own }) => own.some(request.selected)).map(({ id }) => id));
  const { judged, others, violations: incomplete } = subjects(reading, rendered.value, request);
  const resources = [...judged, ...others];
  const deployed = asDeployed(judged, rendered.value);
  const { minor, clusters } = reading.version;
  const isKnown = existence(entries.map(({ path }) => path));
  const repository = openRepository(resources, {
    complete: request.complete,
    exists: (path) => isKnown(path) || filesIn(request.tree, path).length > 0, // excluded, or no YAML at all
    filesIn: (folder) => filesIn(request.tree, folder),
    remotes: request.remotes,
    leftOut: [...rendered.value.leftOut, ...unreadIn(reading)],
    hasUnknownKind: (resource) =>
      schemaViolations.some(({ rule, subject }) => rule === 'schema/unknown-kind' && subject === resource),
    today: request.today,
  });
  const { world } = repository;
  const targets = targetsIn(clusters, minor, () => resources);
  const judgesSuppressions = request.only.some(isAboutSuppressions); // which takes all other findings
  const selection = new Selection(
    request.catalogue,
    request.config,
    judgesSuppressions ? [] : request.only,
    (resource) => targets(resource).flatMap(({ cluster }) => cluster ?? []),
  );
  const custom = new CustomKinds(resources);
  const schemaViolations: Violation[] = [];
  const admission = isOn(selection, admissionRules)
    ? admit(judged, custom, request.engines, {
        said: (resource) => pathsAbout(resource, schemaViolations),
        minors: (resource) => targets(resource).map((target) => target.minor),
      })
    : Promise.resolve([]);
  const policies = isOn(selection, policyRules)
    ? admission.then(async (): Promise<Violation[]> =>
        admitByPolicies(deployed, resources, custom, request.engines, {
          complete: request.complete && rendered.violations.length === 0 && !world.hasUnrenderedCharts,
          clustersOf: (resource) => targets(resource).flatMap(({ cluster }) => cluster ?? []),
          areAlternatives: (one, other) => world.areAlternatives(one, other),
        }),
      )
    : [];
  const own = checkOwnPolicies(deployed, others, request.policies, {
    engines: request.engines,
    selection,
    minor,
    repository,
  });
  schemaViolations.push(
    ...checkSchemas(judged, {
      store: new SchemaStore(minor),
      custom,
      targets,
      ...(request.upgradeTo === undefined ? {} : { upgradeTo: request.upgradeTo }),
    }),
  );
  let checked = 0;
  const found: Violation[] = [
    ...entries.flatMap((entry) => (request.selected(entry.path) ? unreadable(entry, reading) : [])),
    ...rendered.violations,
    ...incomplete,
    ...schemaViolations,
    ...checkPolicies(deployed, {
      engine: await policyEngine,
      selection,
      minor,
      pod: (resource) => {
        request.progress?.('objects', ++checked, deployed.length);
        return world.pod(resource);
      },
      facts: (resource) => factsOf(resource, repository),
    }),
    ...(await admission),
    ...(await policies),
    ...(await own),
  ];
  const locate = (resource: Resource, path: JsonPath) =>
    rendered.value.locate(resource, path) ?? locateInSource(resource, path, open);
  const unitsOf = (file: string) =>
    units.filter(({ files }) => files.has(file)).map(({ kustomization: { folder } }) => folder);
  const charts = new Set(rendered.value.units.filter(({ kind }) => kind === 'chart').map(({ id }) => id));
  const fixes = sourceFixes(found, judged, {
    documentsOf: (file) => sources.documentsOf(file),
    locate: (resource, path) => rendered.value.locate(resource, path),
    units: unitsOf,
    isChart: (unit) => charts.has(unit),
  });
  const suppressions = new Suppressions({
    text: (file) => sources.text(file),
    template: (resource) => world.pod(resource),
    configured: request.config.suppress,
    honour: request.config.honour,
    equivalents: (rule) => request.catalogue.get(rule)?.equivalents ?? [],
    today: request.today,
  });
  const severity = (rule: RuleId, file: string, resource?: Resource, own?: Severity) =>
    selection.severity(rule, { file, ...(resource === undefined ? {} : { resource }) }, own);
  const selected = entries.filter(({ path }) => request.selected(path));
  const everything = request.complete && request.upgradeTo === undefined && selected.length === entries.length;
  const configuration = new Set(request.config.suppress.map(({ place }) => place.file));
  const judgedFiles = new Set(fullyJudged(selected, rendered.violations, found, unitsOf));
  const { findings: all, suppressed } = toFindings(found, {
    severity,
    mayBeOn: (rule) => selection.mayBeOn(rule),
    // what keeps a policy from giving a verdict concerns every run, whatever was asked for
    isAskedFor: (file, units) =>
      request.selected(file) ||
      file.endsWith('.rego') ||
      units.some((unit) => ofSelected.has(unit)) ||
      (everything && configuration.has(file)),
    locate,
    fix: (violation) => fixes.get(violation),
    suppressions,
    stale: () =>
      request.upgradeTo === undefined
        ? suppressions.stale({
            files: [...judgedFiles],
            resources: judged,
            everything,
            rules: [...request.catalogue.keys()],
            hasRun: (rule, file, resource) =>
              (request.complete || request.catalogue.get(rule)?.scope === 'resource') &&
              severity(rule, file, resource) !== 'off',
            placeOf: locate,
          })
        : [],
    yieldsTo: (rule) => request.catalogue.get(rule)?.yieldsTo ?? [],
    isReported: (rule) => !judgesSuppressions || request.only.includes(rule),
    units: unitsOf,
  });
  const { baseline } = request;
  const settled: Judged = {
    selected: request.selected,
    files: judgedFiles,
    objectFiles: new Set(selected.filter(isObjectFile).map(({ path }) => path)),
    isBuilt: builtFiles(
      filesOf(rendered.violations.filter(({ rule }) => rule === 'render/failed')),
      (everything ? rendered.value.leftOut.filter(({ failed }) => failed === true) : reading.charts.all).map(
        ({ folder }) => folder,
      ),
      unitsOf,
    ),
    hasRun: (rule) =>
      request.catalogue.has(rule as RuleId) ? request.only.length === 0 || request.only.includes(rule) : undefined,
    knowsAllRules: request.policies.problems.length === 0,
    isOn: (rule, file) => severity(rule as RuleId, file) !== 'off',
  };
  const isSettled = (entry: BaselineEntry) =>
    baseline !== undefined && request.complete && request.upgradeTo === undefined && isJudged(entry, baseline, settled);
  const {
    fresh: findings,
    known,
    fixed,
    moved,
  } = compareWithBaseline(all, baseline?.entries ?? [], {
    isJudged: isSettled,
    exists: (file) => filesIn(request.tree, file).length > 0,
  });
  const used = new Set([
    ...judged.map(({ origin }) => origin.document.file.path),
    ...found.map(({ subject }) => ('id' in subject ? '' : subject.file)),
    ...rendered.value.covered,
  ]);
  return {
    tool: { name: 'k8s-platform', version },
    findings,
    rules: request.catalogue,
    ...(baseline === undefined
      ? {}
      : { baseline: { file: baseline.file, entries: baseline.entries.length, known, fixed, moved } }),
    sources: new Map(findings.map(({ file }) => [file, sources.text(file)])),
    summary: {
      files: selected.length,
      resources: judged.length,
      units: rendered.value.units.length,
      skipped: selected.filter(({ path }) => !used.has(path)).length,
      suppressed,
      ...countSeverities(findings),
      durationMs: Math.round(request.now() - started),
    },
  };
}

/** Without what overlays may complete, in units that cannot be built: one mistake would bring a hundred findings. */
function asDeployed(judged: readonly Resource[], { unbuilt }: Rendered): Resource[] {
  return judged.filter(({ origin }) => origin.units.length > 0 || !unbuilt.has(origin.document.file.path));
}

/** Nothing where there is no such folder, or where it lies outside of the repository. */
function filesIn(tree: Tree, folder: string): readonly string[] {
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

const admissionRules = ['admission/rejected', 'admission/crd-rule'] as const;
const policyRules = ['admission/policy-denied', 'admission/policy-warned', 'policy/not-evaluated'] as const;

function isOn(selection: Selection, rules: readonly RuleId[]): boolean {
  return rules.some((rule) => selection.mayBeOn(rule));
}

function isAboutSuppressions(rule: string): boolean {
  return rule.startsWith('suppressions/');
}

function isObjectFile({ role }: FileEntry): boolean {
  return role === 'candidate' || role === 'kustomization';
}

function filesOf(violations: readonly Violation[]): string[] {
  return violations.map(({ subject }) => ('id' in subject ? subject.origin.document.file.path : subject.file));
}

/** Files of which all is judged: they can be read, and so can all that they are built with. */
function fullyJudged(
  selected: readonly FileEntry[],
  renderViolations: readonly Violation[],
  found: readonly Violation[],
  unitsOf: (file: string) => readonly string[],
): string[] {
  const failed = renderViolations.filter(({ rule }) => rule === 'render/failed');
  const brokenUnits = new Set(filesOf(failed).flatMap(unitsOf));
  const unread = new Set(
    filesOf(found.filter(({ rule }) => rule.startsWith('yaml/') && rule !== 'yaml/ambiguous-scalar')),
  );
  return selected
    .filter(isObjectFile)
    .map(({ path }) => path)
    .filter((path) => !unread.has(path) && !unitsOf(path).some((unit) => brokenUnits.has(unit)));
}

function pathsAbout(resource: Resource, violations: readonly Violation[]): JsonPath[] {
  return violations.filter(({ subject }) => subject === resource).map(({ path }) => path);
}

interface Subjects {
  readonly judged: readonly Resource[];
  /** Resources that only say something about those. */
  readonly others: readonly Resource[];
  readonly violations: readonly Violation[];
}

/** What is judged: what reaches the cluster as it was rendered, and whatever stands alone. */
function subjects(
  { entries, sources, open, graph }: Reading,
  rendered: Rendered,
  { selected, policies }: LintRequest,
): Subjects {
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
  return {
    judged: [...resourcesIn(asked), ...rendered.resources],
    others: resourcesIn(standAlone.filter(({ path }) => !selected(path))),
    violations: candidates.flatMap(({ path }) => incompleteIn(sources.documentsOf(path), open)),
  };
}

/** What is wrong with the file itself. Files that were never meant for Kubernetes may be as broken as they like. */
function unreadable({ path, role }: FileEntry, { sources }: Reading): readonly Violation[] {
  const file = role === 'candidate' || role === 'kustomization' ? sources.file(path) : undefined;
  if (file === undefined) return [];
  return role === 'kustomization' || isManifest(file.value.parsed, file.violations) ? file.violations : [];
}
