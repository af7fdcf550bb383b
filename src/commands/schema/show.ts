import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { closest, listed } from '../../words.ts';
import { describeField, fieldAt, fieldsOf } from './fields.ts';
import { loadKnowledge, type Knowledge, type KnowledgeOptions, type KnownKind } from './knowledge.ts';
import { table } from './table.ts';

/** `schema show`: the fields of a kind, or below one of its fields. */
export async function show(wanted: string, options: KnowledgeOptions, host: Host): Promise<void> {
  const knowledge = await loadKnowledge(options, host);
  const { api, name, path } = readTarget(wanted);
  const [known, ...others] = findKinds(knowledge.kinds, name, api);
  if (known === undefined) throw unknownKind(wanted, name, knowledge.kinds);
  const root = known.schema();
  if (root === undefined)
    throw new CliError('usage', `${known.source} has no schema for ${known.apiVersion} ${known.kind}`);
  const schema = follow(root, path, known, knowledge);
  host.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(asJson(schema, path, known, knowledge), null, 2)}\n`
      : asText(schema, path, known, others, knowledge),
  );
}

interface Target {
  /** API group, or group and version; empty for any. */
  readonly api: string;
  readonly name: string;
  readonly path: readonly string[];
}

/** `cert-manager.io/v1/Certificate.spec.dnsNames`: all but the kind may be left out. */
function readTarget(wanted: string): Target {
  const at = wanted.lastIndexOf('/') + 1;
  const [name = '', ...path] = wanted
    .slice(at)
    .replaceAll(/\[\d*\]/g, '')
    .split('.');
  return { api: wanted.slice(0, Math.max(at - 1, 0)), name, path };
}

function findKinds(kinds: readonly KnownKind[], name: string, api: string): KnownKind[] {
  const typed = name.toLowerCase();
  return kinds.filter(
    ({ apiVersion, kind, resource, shortNames }) =>
      [kind.toLowerCase(), resource, ...shortNames].includes(typed) &&
      (api === '' || apiVersion === api || apiVersion.startsWith(`${api}/`)),
  );
}

function follow(root: JsonSchema, path: readonly string[], known: KnownKind, { resolve }: Knowledge): JsonSchema {
  let schema = root;
  for (const [index, name] of path.entries()) {
    const next = fieldAt(schema, name, resolve);
    if (next === undefined) {
      const legal = Object.keys(fieldsOf(schema, resolve)?.properties ?? {});
      const meant = closest(name, legal);
      const parent = [known.kind, ...path.slice(0, index)].join('.');
      const all = legal.length > 0 ? `there are ${legal.join(', ')}` : 'its fields are not declared';
      throw new CliError(
        'usage',
        `${parent} has no field ${name}`,
        meant === undefined ? all : `did you mean ${meant}?`,
      );
    }
    schema = next;
  }
  return schema;
}

function unknownKind(wanted: string, name: string, kinds: readonly KnownKind[]): CliError {
  const meant = closest(name, new Set(kinds.map(({ kind }) => kind)));
  const elsewhere = findKinds(kinds, name, '').map(({ apiVersion }) => apiVersion);
  const suggestion =
    meant === undefined
      ? 'k8s-platform schema list shows all; k8s-platform schema add <file> adds one'
      : `did you mean ${meant}?`;
  return new CliError(
    'usage',
    `there is no kind ${wanted}`,
    elsewhere.length > 0 ? `it is in ${listed(elsewhere)}` : suggestion,
  );
}

function asText(
  schema: JsonSchema,
  path: readonly string[],
  known: KnownKind,
  others: readonly KnownKind[],
  { resolve }: Knowledge,
): string {
  const { apiVersion, kind, namespaced, source, state, shortNames } = known;
  const facts = [namespaced ? 'namespaced' : 'cluster-wide', ...shortNames.map((name) => `short name ${name}`), source];
  const head = `${apiVersion} ${kind}: ${[...facts, ...(state === '' ? [] : [state])].join(', ')}\n`;
  const also = others.length === 0 ? '' : `also in ${others.map((other) => other.apiVersion).join(', ')}\n`;
  const place = path.length === 0 ? '' : `\n${path.join('.')}: ${described(describeField(schema, false, resolve))}\n`;
  const rows = fieldRows(schema, resolve).map(({ name, type, notes }) => [`  ${name}`, type, notes.join(', ')]);
  return `${head}${also}${place}${rows.length === 0 ? '' : `\n${table(rows)}`}`;
}

function described({ type, notes }: { type: string; notes: readonly string[] }): string {
  return [type, ...notes].join(', ');
}

function asJson(schema: JsonSchema, path: readonly string[], known: KnownKind, { resolve }: Knowledge): object {
  const { schema: _, ...kind } = known;
  return {
    ...kind,
    path: path.join('.'),
    ...describeField(schema, false, resolve),
    fields: fieldRows(schema, resolve),
  };
}

function fieldRows(
  schema: JsonSchema,
  resolve: Knowledge['resolve'],
): { name: string; type: string; notes: readonly string[] }[] {
  const around = fieldsOf(schema, resolve);
  return Object.entries(around?.properties ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => ({ name, ...describeField(field, around?.required?.includes(name) ?? false, resolve) }));
}
