import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { packageRoot } from '../../../assets.ts';
import type { Engines } from '../../../engines/engines.ts';
import { describe, identify, type Json, type Resource } from '../../../model/resource.ts';
import { parse } from '../../../parse/parse.ts';
import { resourcesIn } from '../../../parse/resources.ts';
import { Repository } from '../origins/repository.ts';

/** Objects that are judged together: nothing else is known about them. */
export interface Case {
  readonly name: string;
  readonly objects: readonly Json[];
}

/** Names an object within its case: `Deployment shop/web`. */
export function nameOf(object: Json): string {
  return describe(identify(object));
}

/** The only file that a tool sees. */
export function textOf(objects: readonly Json[]): string {
  return objects.map((object) => stringify(object, { aliasDuplicateObjects: false })).join('---\n');
}

/** What a repository deploys, unit by unit, and the manifests that no unit has, folder by folder. */
export async function casesOf(folder: string, engines: Engines): Promise<Case[]> {
  const repository = new Repository(folder, engines);
  const { entries, graph, sources } = repository.read();
  const rendered = (await repository.render())!;
  const ofUnits = rendered.units.map((unit) => ({
    name: unit.id,
    resources: rendered.resourcesOf(unit).map(({ resource }) => resource),
  }));
  const plain = new Map<string, Resource[]>();
  for (const { path, role } of entries) {
    if (role !== 'candidate' || rendered.covered.has(path) || graph.fragments.has(path)) continue;
    plain.set(dirname(path), [...(plain.get(dirname(path)) ?? []), ...sources.resourcesOf(path)]);
  }
  const ofFolders = [...plain].map(([name, resources]) => ({ name: `${name}/*`, resources }));
  return [...ofUnits, ...ofFolders].flatMap(({ name, resources }) => toCase(`${basename(folder)}/${name}`, resources));
}

/** What the rules show as good and as bad. */
export function exampleCases(): Case[] {
  const rules = join(packageRoot, 'policies', 'rules');
  return readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\/(?:good|bad)\.yaml$/.test(path))
    .sort()
    .flatMap((path) => {
      const { documents } = parse(path, readFileSync(join(rules, path))).value;
      return toCase(path, documents.flatMap(resourcesIn));
    });
}

function toCase(name: string, resources: readonly Resource[]): Case[] {
  const objects = resources.map(({ body }) => withoutSuppressions(body));
  return objects.length === 0 ? [] : [{ name, objects }];
}

const suppressions = /^(?:checkov\.io\/skip|kube-score\/|k8s-platform\.io\/ignore)/;

/** What is compared are verdicts, not whether somebody lives with them. */
function withoutSuppressions(value: Readonly<Json>): Json {
  const strip = (_key: string, inner: unknown): unknown => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).filter(([key]) => !suppressions.test(key)));
  };
  return JSON.parse(JSON.stringify(value, strip)) as Json;
}
