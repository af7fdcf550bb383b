import yaml from 'js-yaml';
import { resolveScalar } from './scalars.ts';

const core = 'tag:yaml.org,2002:';
const merge = new yaml.Type(`${core}merge`, { kind: 'scalar', resolve: (text: unknown) => text === '<<' });
const plain = new yaml.Type('!plain', {
  kind: 'scalar',
  resolve: () => true,
  construct: (text: string | null) => (text === null ? null : finite(resolveScalar(text))),
});

/** Tags that convert a scalar; every other tag is ignored, as Kubernetes ignores it. */
const explicit = [
  tagged('int', (value) => typeof value === 'bigint' || Number.isInteger(value)),
  tagged('float', (value) => typeof value === 'bigint' || typeof value === 'number'),
  tagged('bool', (value) => typeof value === 'boolean'),
  tagged('null', (value) => value === null),
  new yaml.Type(`${core}binary`, {
    kind: 'scalar',
    resolve: (text: unknown) => typeof text === 'string' && /^[A-Za-z0-9+/=\s]*$/.test(text),
    construct: (text: string) => Buffer.from(text.replace(/\s/g, ''), 'base64').toString('utf8'),
  }),
  ...(['scalar', 'sequence', 'mapping'] as const).flatMap((kind) =>
    ['!', 'tag:'].map((tag) => new yaml.Type(tag, { kind, multi: true, construct: (value: unknown) => value })),
  ),
];

const schema = yaml.FAILSAFE_SCHEMA.extend({ implicit: [merge, plain], explicit });
/** Go reads 10,000 levels; no manifest has a hundred, and recursion over them must end. */
export const maxDepth = 1000;

export class YamlError extends Error {
  /** UTF-16 offset in the text that was read. */
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

/** One YAML document to plain values, read as Kubernetes reads it; integers that a number cannot hold become bigint. */
export function readYaml(text: string, options: { duplicateKeys: 'refuse' | 'last-wins' }): unknown {
  try {
    return (
      yaml.load(text, { schema, json: options.duplicateKeys === 'last-wins', maxDepth } as yaml.LoadOptions) ?? null
    );
  } catch (error) {
    if (error instanceof yaml.YAMLException) throw new YamlError(error.reason, markOf(error));
    if (error instanceof RangeError) throw new YamlError('nested too deeply', 0);
    throw error;
  }
}

/** JSON to plain values; undefined when it is not JSON, or holds integers that a number cannot. */
export function readJson(text: string): unknown {
  if (/[^\d.][1-9]\d{15}/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function tagged(name: string, fits: (value: unknown) => boolean): yaml.Type {
  return new yaml.Type(core + name, {
    kind: 'scalar',
    resolve: (text: unknown) => fits(resolveScalar(typeof text === 'string' ? text : '')),
    construct: (text: string | null) => resolveScalar(text ?? ''),
  });
}

function finite<T>(value: T): T {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new yaml.YAMLException(`${value} is not a JSON number`);
  return value;
}

/** Errors that come from a value, not from the text around it, have no mark, whatever their type says. */
function markOf(error: yaml.YAMLException): number {
  return (error.mark as { position: number } | undefined)?.position ?? 0;
}
