import { isObject, type Json } from '../../../model/resource.ts';
import type { Kind } from './kinds.ts';
import { pathsOf, shapeOf, valueAt, withValue, type KubernetesObject, type Path } from './object.ts';
import type { Random } from '../random.ts';
import { isRuled, schemaAt, synthesize } from './synthesize.ts';

/** What a mutation may draw on. */
export interface Surroundings {
  readonly random: Random;
  readonly kind: Kind;
  /** Other objects of the same kind. */
  readonly others: readonly KubernetesObject[];
}

export interface Mutant {
  /** `drop spec.ports.*.name` */
  readonly change: string;
  /** JSON text: some mutants say what no JavaScript object can. */
  readonly text: string;
}

type Change = (value: unknown, path: Path, object: KubernetesObject, around: Surroundings) => unknown;

/** Strings that stand for what JSON.stringify does not write: a number of any size, a key a second time. */
const asNumber = '@number:';
const asDuplicate = '@duplicate:';

const strings = [
  '',
  ' ',
  'Not A Name!',
  'UPPER',
  'a/b',
  'a..b',
  'x'.repeat(300),
  '-1',
  '1.5.5',
  '64mi',
  '101%',
  '/../etc',
  'http://[',
  '300.1.1.1',
  '10.0.0.0/33',
  '::1',
  'fd00::/8',
  '61 * * * *',
  'é',
  'self.',
  'None',
  'default',
];
const numbers: readonly unknown[] = [
  -1,
  0,
  1,
  65536,
  1e9,
  2 ** 31,
  `${asNumber}9223372036854775808`,
  `${asNumber}1e400`,
  1.5,
];
const otherTypes: readonly unknown[] = ['text', 7, true, {}, [], ['text'], { key: 'value' }, [{}]];

const drop: Change = () => undefined;
const toNull: Change = () => null;
const otherType: Change = (value, _path, _object, { random }) =>
  random.pick(
    otherTypes.filter((other) => typeof other !== typeof value || Array.isArray(other) !== Array.isArray(value)),
  );
const badString: Change = (_value, _path, _object, { random }) => random.pick(strings);
const badNumber: Change = (_value, _path, _object, { random }) => random.pick(numbers);
const otherCase: Change = (value) => {
  const text = value as string;
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
};
const quoted: Change = (value) => String(value);
const negated: Change = (value) => value !== true;
const emptied: Change = (value) => (Array.isArray(value) ? [] : {});
const repeated: Change = (value, _path, _object, { random }) => {
  const list = value as unknown[];
  return list.length === 0 ? [null] : [...list, structuredClone(random.pick(list))];
};
const reversed: Change = (value) => [...(value as unknown[])].reverse();
const oneMore: Change = (value, path, _object, { random, kind }) => [
  ...(value as unknown[]),
  synthesize(schemaAt(kind, path)?.items, kind.resolve, random),
];

const unknownField: Change = (value) => ({ ...(value as Json), unknownField: 1 });
const badKey: Change = (value) => ({ ...(value as Json), 'bad key!': 'x' });
const misspelt: Change = (value, _path, _object, { random }) => {
  const key = random.pick(Object.keys(value as Json));
  const { [key]: moved, ...rest } = value as Json;
  return { ...rest, [key[0]!.toUpperCase() + key.slice(1)]: moved };
};
const duplicated: Change = (value, _path, _object, { random }) => {
  const key = random.pick(Object.keys(value as Json));
  return { ...(value as Json), [asDuplicate + key]: (value as Json)[key] };
};
/** A field that the object does not have, with a value that its schema describes. */
const oneMoreField: Change = (value, path, _object, { random, kind }) => {
  const { properties = {} } = schemaAt(kind, path) ?? {};
  const missing = Object.keys(properties).filter((name) => !(name in (value as Json)));
  if (missing.length === 0) return value;
  const name = random.pick(missing);
  return { ...(value as Json), [name]: synthesize(properties[name], kind.resolve, random) };
};
/** Another value that the schema describes. */
const another: Change = (_value, path, _object, { random, kind }) =>
  synthesize(schemaAt(kind, path), kind.resolve, random);
/** A value from elsewhere in the object. */
const elsewhere: Change = (value, _path, object, { random }) => {
  const alike = pathsOf(object)
    .map((path) => valueAt(object, path))
    .filter((other) => typeof other === typeof value && Array.isArray(other) === Array.isArray(value));
  return random.pick(alike);
};
/** The fields that another object of the kind has at the same place. */
const merged: Change = (value, path, _object, { random, others }) => {
  const found = others
    .flatMap((other) =>
      pathsOf(other)
        .filter((at) => shapeOf(at) === shapeOf(path))
        .map((at) => valueAt(other, at)),
    )
    .filter(isObject);
  return found.length === 0 ? value : { ...(value as Json), ...random.pick(found) };
};

const anywhere = { drop, toNull, otherType };
const changes: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  string: { ...anywhere, badString, badString2: badString, otherCase, elsewhere },
  number: { ...anywhere, badNumber, badNumber2: badNumber, quoted, elsewhere },
  boolean: { ...anywhere, negated, negated2: negated, quoted },
  list: { ...anywhere, emptied, repeated, reversed, oneMore },
  object: {
    ...anywhere,
    emptied,
    unknownField,
    badKey,
    misspelt,
    duplicated,
    oneMoreField,
    oneMoreField2: oneMoreField,
    merged,
  },
};

/** Changes that keep to the schema, so that its rules are reached. */
const keep = { drop, another, another2: another };
const fitting: typeof changes = {
  list: { ...keep, oneMore },
  object: { ...keep, oneMoreField, oneMoreField2: oneMoreField, merged },
};

/** An object with one change, which may or may not make it wrong. */
export function mutate(object: KubernetesObject, around: Surroundings): Mutant {
  const { random, kind } = around;
  const paths = pathsOf(object).filter(mayChange);
  const ruled = random.next() < 0.5 ? paths.filter((path) => isRuled(kind, path)) : [];
  const path = random.pick(ruled.length > 0 ? ruled : paths);
  const value = valueAt(object, path);
  const type = typeName(value);
  const possible = ruled.length > 0 ? (fitting[type] ?? keep) : (changes[type] ?? anywhere);
  const isEmpty = isObject(value) && Object.keys(value).length === 0;
  const [name, change] = random.pick(
    Object.entries(possible).filter(([change]) => !isEmpty || (change !== 'misspelt' && change !== 'duplicated')),
  );
  const changed = withValue(object, path, change(value, path, object, around));
  return { change: `${name.replace(/\d$/, '')} ${shapeOf(path)}`, text: write(changed) };
}

export function write(object: unknown): string {
  return JSON.stringify(object)
    .replaceAll(new RegExp(`"${asNumber}([^"]*)"`, 'g'), '$1')
    .replaceAll(`"${asDuplicate}`, '"');
}

/** The kind leads to the resource that a request goes to, and namespaces must exist. */
function mayChange(path: Path): boolean {
  const [first, second] = path;
  return first !== 'apiVersion' && first !== 'kind' && !(first === 'metadata' && second === 'namespace');
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value;
}
