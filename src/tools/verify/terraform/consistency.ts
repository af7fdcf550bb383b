import { posix } from 'node:path';
import { isObject, type Json } from '../../../model/resource.ts';

/** A folder of Terraform as hcl2json gives it: the blocks of all its files. */
export interface Module {
  /** Relative to the root of the configuration, with `/`. */
  readonly folder: string;
  readonly files: readonly Json[];
}

/**
 * What `terraform validate` would say without the providers' schemas: names that are not declared, arguments that a
 * module does not take or lacks, and variables that nothing reads.
 * @returns one sentence for each mistake
 */
export function inconsistencies(modules: readonly Module[]): string[] {
  const byFolder = new Map(modules.map((module) => [module.folder, module]));
  return modules.flatMap((module) =>
    [...undeclared(module, byFolder), ...unused(module), ...wrongCalls(module, byFolder)].map(
      (mistake) => `${module.folder}: ${mistake}`,
    ),
  );
}

/** Blocks of a kind by name: `variable`, `output`, `module`. */
function named({ files }: Module, kind: string): Map<string, Json> {
  return new Map(
    files.flatMap((file) =>
      Object.entries((file[kind] ?? {}) as Json).map(([name, block]): [string, Json] => [name, firstOf(block)]),
    ),
  );
}

function firstOf(block: unknown): Json {
  const [first] = Array.isArray(block) ? (block as unknown[]) : [block];
  return isObject(first) ? first : {};
}

/** `aws_vpc.this` for a resource, `data.aws_region.this` for a data source. */
function addresses({ files }: Module): Set<string> {
  const of = (kind: 'resource' | 'data', prefix: string) =>
    files.flatMap((file) =>
      Object.entries((file[kind] ?? {}) as Json).flatMap(([type, blocks]) =>
        Object.keys(blocks as Json).map((name) => `${prefix}${type}.${name}`),
      ),
    );
  return new Set([...of('resource', ''), ...of('data', 'data.')]);
}

function locals({ files }: Module): Set<string> {
  return new Set(files.flatMap((file) => [file.locals ?? []].flat()).flatMap((block) => Object.keys(block as Json)));
}

/** Every text of a module: expressions stand in `${…}`. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return isObject(value) ? Object.values(value).flatMap(texts) : [];
}

const reference =
  /(?<![\w."'-])(?:(?<root>var|local|module)\.(?<name>[\w-]+)(?:\[[^\]]*\])?(?:\.(?<output>\w+))?|(?<address>(?:data\.)?(?:aws|google|azurerm)_\w+\.\w+))/g;

function* undeclared(module: Module, byFolder: ReadonlyMap<string, Module>): Iterable<string> {
  const variables = named(module, 'variable');
  const calls = named(module, 'module');
  const known = { local: locals(module), address: addresses(module) };
  for (const { groups = {} } of references(module)) {
    const { root, name = '', output, address } = groups;
    if (root === 'var' && !variables.has(name)) yield `var.${name} is not declared`;
    if (root === 'local' && !known.local.has(name)) yield `local.${name} is not declared`;
    if (address !== undefined && !known.address.has(address)) yield `${address} is not declared`;
    if (root !== 'module') continue;
    const target = calls.has(name) ? calledBy(module, calls.get(name)!, byFolder) : undefined;
    if (target === undefined) yield `module.${name} is not there`;
    else if (output !== undefined && !named(target, 'output').has(output))
      yield `module.${name} has no output ${output}`;
  }
}

function references({ files }: Module): RegExpMatchArray[] {
  return files
    .flatMap(texts)
    .filter((text) => text.includes('${'))
    .flatMap((text) => [...text.matchAll(reference)]);
}

function* unused(module: Module): Iterable<string> {
  const used = new Set(references(module).map(({ groups }) => `${groups?.root}.${groups?.name}`));
  for (const name of named(module, 'variable').keys()) if (!used.has(`var.${name}`)) yield `nothing reads var.${name}`;
}

const metaArguments = new Set(['source', 'version', 'for_each', 'count', 'providers', 'depends_on']);

function* wrongCalls(module: Module, byFolder: ReadonlyMap<string, Module>): Iterable<string> {
  for (const [name, call] of named(module, 'module')) {
    const target = calledBy(module, call, byFolder);
    if (target === undefined) {
      yield `module ${name}: there is no ${String(call.source)}`;
      continue;
    }
    const variables = named(target, 'variable');
    for (const given of Object.keys(call))
      if (!metaArguments.has(given) && !variables.has(given)) yield `module ${name} does not take ${given}`;
    for (const [variable, block] of variables)
      if (!('default' in block) && !(variable in call)) yield `module ${name} lacks ${variable}`;
  }
}

function calledBy(module: Module, call: Json, byFolder: ReadonlyMap<string, Module>): Module | undefined {
  return byFolder.get(posix.join(module.folder, String(call.source)));
}
