import type { JsonPath } from '../../model/json-path.ts';
import type { Resource } from '../../model/resource.ts';
import { toYaml } from '../../parse/to-yaml.ts';
import { redactLines } from '../../report/redact.ts';

const secretFields = new Set(['data', 'stringData']);
const named = /^name=(.*)$/s;

/**
 * A value of an object as it may be shown: values of Secrets, of credentials and private keys are masked. Undefined for none.
 * @param path with `name=…` for items of lists
 */
export function shownValue({ id: { kind } }: Resource, path: JsonPath, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const secret = kind === 'Secret' && secretFields.has(String(path[0]));
  const key = String(path.at(-1) ?? 'value');
  if (typeof value === 'string' && value.includes('\n'))
    return secret ? '•••' : redactLines(value.trimEnd().split('\n'), { secret: false }).join('\n');
  if (typeof value === 'object' && value !== null)
    return redactLines(toYaml(value).trimEnd().split('\n'), { secret }).join('\n');
  const item = path.toReversed().flatMap((step) => named.exec(String(step))?.[1] ?? [])[0];
  const lines = [`- name: ${item ?? 'none'}`, `  ${/^[\w-]+$/.test(key) ? key : 'value'}: ${text(value)}`];
  const shown = redactLines(lines, { secret })[1]!;
  const isCredential = shown !== lines[1] || redactLines([`${key}: ${text(value)}`], { secret })[0]!.endsWith('•••');
  return isCredential ? '•••' : text(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? (value === '' ? '""' : value) : toYaml(value).trimEnd();
}
