import { changedObjects, type Show } from '../difference/objects.ts';
import type { Deployer, Difference, ObjectChange, UnitChange } from '../model/difference.ts';
import type { Finding } from '../model/report.ts';
import { isObject, type Resource } from '../model/resource.ts';
import type { Unit } from '../model/unit.ts';
import { applicationSources, applicationSpec, isApplication, specOf } from '../units/application.ts';
import { resolvePath } from '../units/kustomization.ts';
import { folderOf } from '../discover/path-roles.ts';
import { judge, type LintRequest } from './lint.ts';
import type { Survey } from './survey.ts';

export interface Side {
  /** For people: `main`, `the work tree`. */
  readonly name: string;
  readonly request: LintRequest;
}

/** What differs between two states of a repository, as it would reach the clusters. */
export async function diff(before: Side, after: Side, show: Show): Promise<Difference> {
  const was = await judge(before.request);
  const is = await judge(after.request, was.known);
  const [one, other] = [unitsOf(was.known), unitsOf(is.known)];
  const units = [...new Set([...one.keys(), ...other.keys()])].flatMap((id): UnitChange[] => {
    const sides = { before: one.get(id), after: other.get(id) };
    const deployers = deployersOf(id, other.has(id) ? is.known : was.known);
    const prunes = deployers.some((deployer) => deployer.prunes);
    const failure = failureOf(sides.before, sides.after);
    const objects: readonly ObjectChange[] =
      failure === undefined
        ? changedObjects(sides.before?.resources ?? [], sides.after?.resources ?? [], { prunes, show })
        : [];
    if (objects.length === 0 && (failure === undefined || failure.side === 'both')) return [];
    const [known, side] = sides.after === undefined ? [was.known, sides.before!] : [is.known, sides.after];
    const clusters = side.resources.flatMap((resource) =>
      known.targets(resource).flatMap(({ cluster }) => cluster ?? []),
    );
    const change = sides.before === undefined ? 'added' : sides.after === undefined ? 'removed' : 'changed';
    return [
      {
        unit: id,
        change,
        clusters: [...new Set(clusters)].sort(),
        environment: environmentOf(id, after.request),
        deployers,
        ...(failure === undefined ? {} : { failure }),
        objects,
      },
    ];
  });
  return {
    before: before.name,
    after: after.name,
    units: units.sort(byPlace),
    findings: changedFindings(was.report.findings, is.report.findings),
  };
}

interface UnitSide {
  readonly resources: readonly Resource[];
  readonly failure: string | undefined;
}

/** What each unit builds to; objects that stand alone are together by their folder. */
function unitsOf({ rendered, units: wanted, subjects }: Survey): Map<string, UnitSide> {
  const units = new Map<string, UnitSide>(
    wanted.map((unit) => {
      const resources = rendered.value.resourcesOf(unit).map(({ resource }) => ({
        ...resource,
        origin: { ...resource.origin, units: [unit.id] },
      }));
      return [unit.id, { resources, failure: resources.length > 0 ? undefined : failureIn(unit, rendered.violations) }];
    }),
  );
  for (const resource of subjects) {
    if (resource.origin.units.length > 0 || !isDeployable(resource)) continue;
    const folder = `${folderOf(resource.origin.document.file.path) || '.'}/`;
    units.set(folder, { resources: [...(units.get(folder)?.resources ?? []), resource], failure: undefined });
  }
  return units;
}

/** Not what tools of a work tree read, such as kustomizations and workflows. */
function isDeployable({ id }: Resource): boolean {
  return id.name !== '' && !/^(?:kustomize\.config\.k8s\.io|github-actions)\//.test(id.apiVersion);
}

function failureIn({ paths }: Unit, violations: Survey['rendered']['violations']): string | undefined {
  const own = new Set(paths);
  const failed = violations.filter(({ rule }) => rule === 'render/failed');
  const isOwn = (file: string) => own.has(file) || paths.some((path) => file.startsWith(`${path}/`));
  return failed.find(({ subject }) => isOwn('id' in subject ? subject.origin.document.file.path : subject.file))
    ?.message;
}

function failureOf(before: UnitSide | undefined, after: UnitSide | undefined): UnitChange['failure'] {
  if (before?.failure !== undefined && after?.failure !== undefined) return { side: 'both', message: after.failure };
  if (after?.failure !== undefined) return { side: 'after', message: after.failure };
  return before?.failure === undefined ? undefined : { side: 'before', message: before.failure };
}

/** The Applications, ApplicationSets and Flux Kustomizations that bring a unit, or what installs a chart. */
function deployersOf(id: string, { resources }: Survey): Deployer[] {
  const folder = id.replace(/\/$/, '').replace(/^\.$/, '');
  const installs = / \((\w+) (\S+)\)$/.exec(id);
  const found = resources.flatMap((resource): Deployer[] => {
    const { kind, name } = resource.id;
    if (installs !== null && installs[1] === kind && installs[2] === name)
      return [{ kind, name, prunes: kind === 'HelmRelease' || argoPrunes(resource) }];
    if (isApplication(resource) || (kind === 'ApplicationSet' && resource.id.apiVersion.startsWith('argoproj.io/')))
      return applicationSources(resource).some(({ source }) => leadsTo(source.path, folder))
        ? [{ kind, name, prunes: argoPrunes(resource) }]
        : [];
    if (kind === 'Kustomization' && resource.id.apiVersion.startsWith('kustomize.toolkit.fluxcd.io/')) {
      const { path, prune } = specOf(resource);
      return leadsTo(path, folder) ? [{ kind, name, prunes: prune === true }] : [];
    }
    return [];
  });
  return [...new Map(found.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}

function argoPrunes(application: Resource): boolean {
  const { syncPolicy } = applicationSpec(application).spec;
  return isObject(syncPolicy) && isObject(syncPolicy.automated) && syncPolicy.automated.prune === true;
}

/** Whether a path of a source is a folder; a parameter of an ApplicationSet stands for whatever has no `/`. */
function leadsTo(path: unknown, folder: string): boolean {
  if (typeof path !== 'string') return false;
  const wanted = resolvePath('', path.replace(/^\/+/, ''));
  if (!wanted.includes('{{')) return wanted === folder;
  const parts = wanted.split(/\{\{.*?\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return parts.join('').length > 0 && new RegExp(`^${parts.join('[^/]+')}$`).test(folder);
}

/** The folder of its path that is an environment of a cluster, or else that stands where environments do. */
function environmentOf(id: string, { config }: LintRequest): string | undefined {
  const steps = id.replace(/ \(.*$/, '').split('/');
  const known = new Set(Object.values(config.clusters).flatMap(({ environments = [] }) => environments));
  const holder = steps.findIndex((step) => ['overlays', 'environments', 'envs'].includes(step));
  return steps.findLast((step) => known.has(step)) ?? (holder < 0 ? undefined : steps[holder + 1]);
}

function byPlace(one: UnitChange, other: UnitChange): number {
  const key = ({ clusters, environment, unit }: UnitChange) => [clusters.join(), environment ?? '', unit].join('\0');
  return key(one) < key(other) ? -1 : 1;
}

function changedFindings(before: readonly Finding[], after: readonly Finding[]): Difference['findings'] {
  const [was, is] = [before, after].map((findings) => new Set(findings.map(({ fingerprint }) => fingerprint)));
  return {
    appear: after.filter(({ fingerprint }) => !was!.has(fingerprint)),
    go: before.filter(({ fingerprint }) => !is!.has(fingerprint)),
  };
}
