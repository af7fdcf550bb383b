import { refusals } from '../admission/admission.ts';
import type { Changes } from '../discover/changes.ts';
import type { FileEntry } from '../discover/inventory.ts';
import { place } from '../findings/place.ts';
import { Suppressions } from '../findings/suppressions/suppressions.ts';
import { sourceFixes } from '../fix/source-fix.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import type { Evidence } from '../model/evidence.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Report } from '../model/report.ts';
import type { Resource } from '../model/resource.ts';
import type { Catalogue, RuleId } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { Violation } from '../model/violation.ts';
import { isManifest } from '../parse/manifests.ts';
import { PolicyEngine } from '../policy/engine.ts';
import { checkPolicies } from '../policy/policy.ts';
import { Selection } from '../policy/selection.ts';
import { factsOf } from '../relations/facts.ts';
import type { Rendered } from '../render/rendered.ts';
import { checkSchemas } from '../schema/schema.ts';
import { SchemaStore } from '../schema/store.ts';
import { admit, admitByPolicies } from './admission.ts';
import { builtFiles, isJudged, type Baseline, type Judged } from './baseline.ts';
import { conclude } from './conclude.ts';
import { checkOwnPolicies } from './policies.ts';
import { reachedBy, type Reach } from './reach.ts';
import type { Reading } from './read.ts';
import { locateInSource } from './render.ts';
import { ownedBy, shardReport, Stopwatch, type ShardRequest } from './shard.ts';
import { filesIn, survey, type Survey, type SurveyRequest } from './survey.ts';

export interface LintRequest extends SurveyRequest {
  readonly catalogue: Catalogue;
  /** Rules to run and no others; empty for all that are on. */
  readonly only: readonly string[];
  /** Findings that are not to count. */
  readonly baseline?: Baseline;
  /** Report only what this minor version breaks. */
  readonly upgradeTo?: number;
  /** Report only what these reach. */
  readonly changes?: Changes;
  /** Judge only this part of what is asked for. */
  readonly shard?: ShardRequest;
  readonly now: () => number;
}

/** Paths to report. */
export async function lint(request: LintRequest): Promise<Report> {
  return (await judge(request)).report;
}

/**
 * Paths to report, and all that is known beside: the one place that knows the order of the stages.
 * @param other what is known of the repository at another time
 */
export async function judge(request: LintRequest, other?: Survey): Promise<{ report: Report; known: Survey }> {
  const started = request.now();
  const policyEngine = PolicyEngine.load(); // compiles on other threads while files are read
  const schemaViolations: Violation[] = [];
  const isUnknown = (resource: Resource) =>
    schemaViolations.some(({ rule, subject }) => rule === 'schema/unknown-kind' && subject === resource);
  const known = await survey(request, isUnknown, other?.reading);
  const { reading, rendered, resources, repository, targets, custom } = known;
  const { entries, sources, open } = reading;
  const { world } = repository;
  const { minor } = reading.version;
  const { changes, shard } = request;
  const reach = changes === undefined ? undefined : await reachedBy(changes, known, request);
  const judged = chosenOf(known, reach, shard);
  const stopwatch = new Stopwatch(request.now);
  const deployed = asDeployed(judged, rendered.value);
  const units = reading.graph.roots.filter(({ files }) => [...files].some(request.selected));
  const ofSelected = new Set(known.units.filter(({ own }) => own.some(request.selected)).map(({ id }) => id));
  const judgesSuppressions = request.only.some(isAboutSuppressions); // which takes all other findings
  const selection = new Selection(
    request.catalogue,
    request.config,
    judgesSuppressions ? [] : request.only,
    (resource) => targets(resource).flatMap(({ cluster }) => cluster ?? []),
  );
  const admission = isOn(selection, admissionRules) ? admit(judged, custom, request.engines) : Promise.resolve([]);
  const policies = isOn(selection, policyRules)
    ? admission.then(async (): Promise<Violation[]> =>
        admitByPolicies(deployed, resources, custom, request.engines, {
          complete: request.complete && rendered.violations.length === 0 && !world.hasUnrenderedCharts,
          clustersOf: (resource) => targets(resource).flatMap(({ cluster }) => cluster ?? []),
          areAlternatives: (one, other) => world.areAlternatives(one, other),
        }),
      )
    : [];
  const own = checkOwnPolicies(deployed, resources, request.policies, {
    engines: request.engines,
    selection,
    minor,
    repository,
  });
  const isChosen = new Set(judged);
  schemaViolations.push(
    ...checkSchemas(known.subjects.filter(isChosenOrFirst(isChosen, targets)), {
      store: new SchemaStore(minor),
      custom,
      targets,
      ...(request.upgradeTo === undefined ? {} : { upgradeTo: request.upgradeTo }),
    }).filter(({ subject }) => !('id' in subject) || isChosen.has(subject)),
  );
  const broken = entries.flatMap((entry) => (request.selected(entry.path) ? unreadable(entry, reading) : []));
  const isReported = (file: string): boolean =>
    sources.file(file)?.value.parsed.refusal !== undefined &&
    broken.some(({ rule, subject }) => !('id' in subject) && subject.file === file && selection.mayBeOn(rule));
  let checked = 0;
  const byRules = checkPolicies(deployed, {
    engine: await policyEngine,
    selection,
    minor,
    pods: (resource) => {
      stopwatch.begin(resource);
      request.progress?.('objects', ++checked, deployed.length);
      return world.pods(resource);
    },
    facts: (resource) => factsOf(resource, repository),
  });
  stopwatch.end();
  const found: Violation[] = [
    ...broken,
    ...rendered.violations.filter(({ cause }) => cause === undefined || !isReported(cause)),
    ...known.incomplete,
    ...schemaViolations,
    ...byRules,
    ...refusals(await admission, {
      said: (resource) => pathsAbout(resource, schemaViolations),
      minors: (resource) => targets(resource).map((target) => target.minor),
    }),
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
    templates: (resource) => world.pods(resource),
    configured: request.config.suppress,
    honour: request.config.honour,
    equivalents: (rule) => request.catalogue.get(rule)?.equivalents ?? [],
    today: request.today,
  });
  const severity = (rule: RuleId, file: string, resource?: Resource, own?: Severity) =>
    selection.severity(rule, { file, ...(resource === undefined ? {} : { resource }) }, own);
  const selected = entries.filter(({ path }) => request.selected(path) && reach?.holds(path) !== false);
  const everything =
    request.complete && request.upgradeTo === undefined && reach === undefined && selected.length === entries.length;
  const configuration = new Set(request.config.suppress.map(({ place }) => place.file));
  const judgedFiles = new Set(fullyJudged(selected, rendered.violations, found, unitsOf));
  const numbers = new Map(resources.map((resource, index) => [resource, index]));
  const placements = place(found, {
    severity,
    mayBeOn: (rule) => selection.mayBeOn(rule),
    // what keeps a policy from giving a verdict concerns every run, whatever was asked for
    isAskedFor: (file, own) =>
      request.selected(file) ||
      file.endsWith('.rego') ||
      own.some((unit) => ofSelected.has(unit)) ||
      (everything && configuration.has(file)),
    locate,
    numberOf: (resource) => numbers.get(resource)!,
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
    units: (file) => [...unitsOf(file), ...chartUnitsOf(file, known)],
  });
  const { baseline } = request;
  const settled: Judged = {
    selected: request.selected,
    files: judgedFiles,
    objectFiles: new Set(selected.filter(isObjectFile).map(({ path }) => path)),
    isBuilt: builtFiles(
      filesOf(rendered.violations.filter(({ rule }) => rule === 'render/failed')),
      rendered.value.leftOut.filter(({ failed }) => failed === true).map(({ folder }) => folder),
      unitsOf,
    ),
    hasRun: (rule) =>
      request.catalogue.has(rule as RuleId) ? request.only.length === 0 || request.only.includes(rule) : undefined,
    knowsAllRules: request.policies.problems.length === 0,
    isOn: (rule, file) => severity(rule as RuleId, file) !== 'off',
  };
  const isSettled = (entry: BaselineEntry) =>
    baseline !== undefined &&
    reach === undefined &&
    request.complete &&
    request.upgradeTo === undefined &&
    isJudged(entry, baseline, settled);
  const reached = (resource: Resource) =>
    reach === undefined ||
    reach.files.has(resource.origin.document.file.path) ||
    resource.origin.units.some((unit) => reach.units.has(unit));
  const used = new Set([
    ...known.subjects.map(({ origin }) => origin.document.file.path),
    ...found.map(({ subject }) => ('id' in subject ? '' : subject.file)),
    ...rendered.value.covered,
  ]);
  const evidence: Evidence = {
    ...placements,
    ...(judgesSuppressions ? { only: request.only } : {}),
    ...(reach === undefined ? {} : { reach: { units: [...reach.units], files: [...reach.files] } }),
    ...(baseline === undefined ? {} : { baseline: baselineEvidence(baseline, isSettled, request.tree) }),
    totals: {
      files: selected.length,
      resources: known.subjects.filter(reached).length,
      units: reach === undefined ? known.units.length : reach.units.size,
    },
    skipped: selected.filter(({ path }) => !used.has(path)).map(({ path }) => path),
    durationMs: Math.round(request.now() - started),
  };
  const text = (file: string) => sources.text(file);
  if (shard === undefined) return { known, report: conclude(evidence, request.catalogue, text) };
  const report = conclude(withoutWhatOthersKnow(evidence), request.catalogue, text);
  return { known, report: { ...report, shard: shardReport(shard, evidence, known, request, stopwatch.total) } };
}

function baselineEvidence(
  { file, entries }: Baseline,
  isSettled: (entry: BaselineEntry) => boolean,
  tree: LintRequest['tree'],
): NonNullable<Evidence['baseline']> {
  const files = [...new Set(entries.map((entry) => entry.file))];
  return {
    file,
    entries,
    judged: entries.map(isSettled),
    gone: files.filter((path) => filesIn(tree, path).length === 0),
  };
}

/** Releases of the chart that a file belongs to, or that read it. */
function chartUnitsOf(file: string, { units }: Survey): string[] {
  const holds = (path: string) => path !== '' && (file === path || file.startsWith(`${path}/`));
  return units.filter(({ kind, paths }) => kind === 'chart' && paths.some(holds)).map(({ id }) => id);
}

/** A kind that is unknown is told at its first object, whether that is judged or not. */
function isChosenOrFirst(chosen: ReadonlySet<Resource>, targets: Survey['targets']): (resource: Resource) => boolean {
  const seen = new Set<string>();
  return (resource) => {
    const { apiVersion, kind } = resource.id;
    const key = [apiVersion, kind, ...targets(resource).map(({ minor }) => minor)].join(' ');
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst || chosen.has(resource);
  };
}

/** What is judged of all that could be. */
function chosenOf(
  { subjects }: Survey,
  reach: Reach | undefined,
  shard: ShardRequest | undefined,
): readonly Resource[] {
  const reached = reach === undefined ? subjects : subjects.filter(reach.judges);
  return shard === undefined ? reached : reached.filter(ownedBy(shard, reached));
}

/** What one shard can tell by itself: not whether a suppression or an entry of the baseline is of use elsewhere. */
function withoutWhatOthersKnow(evidence: Evidence): Evidence {
  const { stale, baseline } = evidence;
  return {
    ...evidence,
    stale: stale.filter(({ unless }) => unless === undefined),
    ...(baseline === undefined ? {} : { baseline: { ...baseline, judged: [] } }),
  };
}

/** Without what overlays may complete, in units that cannot be built: one mistake would bring a hundred findings. */
function asDeployed(judged: readonly Resource[], { unbuilt }: Rendered): Resource[] {
  return judged.filter(({ origin }) => origin.units.length > 0 || !unbuilt.has(origin.document.file.path));
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

/** What is wrong with the file itself. Files that were never meant for Kubernetes may be as broken as they like. */
function unreadable({ path, role }: FileEntry, { sources }: Reading): readonly Violation[] {
  const file = role === 'candidate' || role === 'kustomization' ? sources.file(path) : undefined;
  if (file === undefined) return [];
  return role === 'kustomization' || isManifest(file.value.parsed, file.violations) ? file.violations : [];
}
