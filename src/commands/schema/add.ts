import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import { stringify } from 'yaml';
import { findScope } from '../../discover/root.ts';
import { manifestExtensions } from '../../discover/tree.ts';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { groupOf, isObject, type Json, type Resource } from '../../model/resource.ts';
import { parse } from '../../parse/parse.ts';
import { resourcesIn } from '../../parse/resources.ts';
import { definedBy } from '../../schema/custom-kind.ts';

/** `schema add`: copies CustomResourceDefinitions into a folder of the repository, a file for each. */
export async function add(inputs: readonly string[], directory: string, host: Host): Promise<void> {
  const { root } = findScope(host.cwd, ['.']);
  const folder = resolve(root, directory);
  for (const input of inputs) {
    const definitions = (await read(input, host)).flatMap(({ path, content }) => definitionsIn(path, content));
    if (definitions.length === 0)
      throw new CliError(
        'usage',
        `${input === '-' ? 'standard input' : input} holds no CustomResourceDefinition`,
        'get one from a cluster: kubectl get crd <name> -o yaml | k8s-platform schema add -',
      );
    mkdirSync(folder, { recursive: true });
    for (const definition of definitions) host.stdout.write(`${write(definition, folder, host)}\n`);
  }
}

interface Input {
  readonly path: string;
  readonly content: Uint8Array;
}

async function read(input: string, host: Host): Promise<Input[]> {
  if (input === '-') {
    const chunks: Uint8Array[] = [];
    for await (const chunk of host.stdin) chunks.push(chunk);
    return [{ path: 'stdin.yaml', content: Buffer.concat(chunks) }];
  }
  const full = resolve(host.cwd, input);
  if (!existsSync(full))
    throw new CliError(
      'no-such-path',
      `no such file or directory: ${input}`,
      'paths are relative to the current directory',
    );
  if (!statSync(full).isDirectory()) return [{ path: input, content: readFileSync(full) }];
  const pattern = `**/*.{${manifestExtensions.join(',')}}`;
  const paths = globSync(pattern, {
    cwd: full,
    dot: true,
    followSymbolicLinks: false,
    expandDirectories: false,
  }).sort();
  return paths.map((path) => ({ path: join(input, path), content: readFileSync(join(full, path)) }));
}

function definitionsIn(path: string, content: Uint8Array): Resource[] {
  return parse(path, content)
    .value.documents.flatMap(resourcesIn)
    .filter(({ id }) => id.kind === 'CustomResourceDefinition' && groupOf(id.apiVersion) === 'apiextensions.k8s.io');
}

/** @returns what was done, in a line */
function write({ body, id, origin }: Resource, folder: string, host: Host): string {
  const defined = definedBy({ body, id, origin });
  if (defined === undefined)
    throw new CliError(
      'usage',
      `${origin.document.file.path}: CustomResourceDefinition ${id.name} names no group or kind`,
    );
  const file = join(folder, `${defined.resource}.${defined.group}.yaml`);
  const text = stringify(withoutState(body), { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
  const shown = relative(host.cwd, file).split(sep).join('/');
  const known = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (known === text) return `${shown} is up to date`;
  writeFileSync(file, text);
  const versions = defined.versions.map(({ name }) => name).join(', ');
  return `${shown} ${known === undefined ? 'written' : 'replaced'}: ${defined.group} ${defined.kind}, ${versions}`;
}

const approval = 'api-approved.kubernetes.io';

/** Without what a cluster adds to an object, and what only a running server needs. */
function withoutState({ apiVersion, kind, metadata, spec }: Readonly<Json>): Json {
  const { name, annotations } = isObject(metadata) ? metadata : {};
  const approved = isObject(annotations) ? annotations[approval] : undefined;
  const { conversion: _, ...rest } = isObject(spec) ? spec : {};
  return {
    apiVersion,
    kind,
    metadata: { name, ...(approved === undefined ? {} : { annotations: { [approval]: approved } }) },
    spec: rest,
  };
}
