import { isObject } from '../model/resource.ts';
import { toYaml } from '../parse/to-yaml.ts';

/** What cannot stand in a flow collection without quotes. */
const flowMarks = /[,[\]{}:#&*!|>'"%@`\s]/;

/** A value in block style: lines without the indentation of what they are put into. */
export function blockLines(value: unknown): string[] {
  return toYaml(value).trimEnd().split('\n');
}

/** A value on one line. @param json whether the text around it is JSON */
export function flowText(value: unknown, json: boolean): string {
  if (json) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => flowText(item, json)).join(', ')}]`;
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${flowText(key, json)}: ${flowText(item, json)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (typeof value === 'string' && flowMarks.test(value)) return JSON.stringify(value);
  return toYaml(value).trimEnd();
}

/** A scalar in the place of another, in the quotes that the other has. @param before its text */
export function scalarLike(value: unknown, before: string): string {
  if (typeof value === 'string' && before.startsWith('"')) return JSON.stringify(value);
  if (typeof value === 'string' && before.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  return toYaml(value).trimEnd();
}
