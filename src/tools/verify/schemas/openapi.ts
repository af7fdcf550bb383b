import { groupOf, isObject, type Json } from '../../../model/resource.ts';
import { SchemaStore } from '../../../schema/store.ts';
import type { Server } from '../admission/server.ts';
import { acceptedDifferences } from './accepted-differences.ts';
import { shapeOf } from './shape.ts';
import { countByName, printList, printTable } from './table.ts';

/** What a server publishes about its built-in kinds. */
interface Published {
  readonly definitions: ReadonlyMap<string, Json>;
  /** `apps/v1/Deployment` to the name of its definition. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** Compares the store with a server's own description of itself. @returns whether they agree */
export async function verifyOpenApi(server: Server, minor: number): Promise<boolean> {
  const store = new SchemaStore(minor);
  const published = await readPublished(server, store.groups());
  const served = store.kinds().filter((key) => published.kinds.has(key));
  const known = reachable(store, served);
  const shared = [...known].filter((name) => published.definitions.has(name));
  const differences = [
    ...compareNames(store, published, known),
    ...shared.flatMap((name) =>
      compareDefinition(name, store.definition(name) as Json, published.definitions.get(name)!),
    ),
  ];
  const acceptedBy = (line: string) => acceptedDifferences.find(({ lines }) => lines.test(line));
  const unexplained = differences.filter((line) => acceptedBy(line) === undefined);
  const explained = countByName(differences.flatMap((line) => acceptedBy(line)?.reason ?? []));
  const unused = acceptedDifferences
    .map(({ reason }) => reason)
    .filter((one) => !explained.some(([name]) => name === one));
  printTable(`schemas of Kubernetes 1.${minor} and the server's /openapi/v3`, [
    ['', 'server', 'store', 'shared'],
    ['kinds', published.kinds.size, store.kinds().length, served.length],
    ['definitions', published.definitions.size, known.size, shared.length],
    [
      'fields',
      countFields(published.definitions.values()),
      countFields(shared.map((name) => store.definition(name) as Json)),
      '',
    ],
    ['differences', '', differences.length, `${unexplained.length} unexplained`],
  ]);
  printTable('accepted differences', [['reason', 'differences'], ...explained]);
  printList('NOT EXPLAINED', unexplained);
  printList('accepted, and not found any more', unused);
  return unexplained.length === 0 && unused.length === 0 && served.length > 0;
}

async function readPublished(server: Server, groups: ReadonlySet<string>): Promise<Published> {
  const { paths } = (await server.read('/openapi/v3')) as { readonly paths: Readonly<Record<string, unknown>> };
  const versions = Object.keys(paths).filter((path) => /^api\/v1$|^apis\/[^/]+\/[^/]+$/.test(path));
  const definitions = new Map<string, Json>();
  const kinds = new Map<string, string>();
  for (const path of versions.filter((one) => groups.has(groupOf(one.replace(/^apis?\//, ''))))) {
    const document = (await server.read(`/openapi/v3/${path}`)) as { components: { schemas: Record<string, Json> } };
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      definitions.set(name, schema);
      for (const key of keysOf(schema)) kinds.set(key, name);
    }
  }
  return { definitions, kinds };
}

function keysOf(schema: Json): string[] {
  const kinds = schema['x-kubernetes-group-version-kind'];
  return (Array.isArray(kinds) ? kinds.filter(isObject) : []).map(({ group, version, kind }) =>
    [group, version, kind].filter((part) => part !== '').join('/'),
  );
}

/** Names of the definitions that the kinds are made of. */
function reachable(store: SchemaStore, kinds: readonly string[]): Set<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref === 'string') add($ref.slice('#/definitions/'.length));
    Object.values(node).forEach(visit);
  };
  const add = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    visit(store.definition(name));
  };
  for (const key of kinds) add(store.kind(key)!.definition);
  return names;
}

function compareNames(store: SchemaStore, { definitions, kinds }: Published, known: ReadonlySet<string>): string[] {
  const ofServer = [...kinds].flatMap(([key, name]) => {
    const found = store.kind(key);
    if (found === undefined) return [`kind ${key}: only the server has it`];
    return found.definition === name ? [] : [`kind ${key}: is ${found.definition} here, ${name} there`];
  });
  const ofStore = store
    .kinds()
    .filter((key) => store.kind(key)!.stage === 'ga' && !kinds.has(key))
    .map((key) => `kind ${key}: only the store has it`);
  return [
    ...ofServer,
    ...ofStore,
    ...[...definitions.keys()].filter((name) => !known.has(name)).map((name) => `${name}: only the server has it`),
    ...[...known].filter((name) => !definitions.has(name)).map((name) => `${name}: only the store has it`),
  ];
}

function compareDefinition(name: string, ours: Json, theirs: Json): string[] {
  const [here, there] = [shapeOf(ours), shapeOf(theirs)];
  const fields = [...new Set([...here.fields.keys(), ...there.fields.keys()])];
  const parts: [string, string | undefined, string | undefined][] = [
    [name, here.type, there.type],
    [`${name} required`, here.required, there.required],
    ...fields.map((field): [string, string | undefined, string | undefined] => [
      `${name}.${field}`,
      here.fields.get(field),
      there.fields.get(field),
    ]),
  ];
  return parts
    .filter(([, left, right]) => left !== right)
    .map(([place, left = 'missing', right = 'missing']) => `${place}: ${left} here, ${right} there`);
}

function countFields(schemas: Iterable<Json>): number {
  return [...schemas].reduce((sum, schema) => sum + shapeOf(schema).fields.size, 0);
}
