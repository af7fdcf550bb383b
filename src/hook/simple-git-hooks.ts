import { isMap, isScalar, parseDocument, type Document } from 'yaml';
import { isObject } from '../model/resource.ts';

const section = 'simple-git-hooks';
const hook = 'pre-commit';

/** Whether a package.json has hooks for simple-git-hooks, or depends on it. */
export function usesSimpleGitHooks(text: string): boolean {
  const manifest = parseJson(text);
  if (!isObject(manifest)) return false;
  return [manifest, manifest.devDependencies, manifest.dependencies].some(
    (part) => isObject(part) && part[section] !== undefined,
  );
}

/**
 * Adds a command to the pre-commit hook in JSON, and touches nothing else.
 * @param path of the object that holds the hooks: none, or the section of package.json
 * @returns the new text; undefined where it is not JSON of that shape
 */
export function addToHooks(text: string, command: string, path: readonly string[]): string | undefined {
  const document = parse(text);
  if (document === undefined) return undefined;
  const value = document.getIn([...path, hook], true);
  if (isScalar(value) && typeof value.value === 'string') {
    const joined = value.value.trim() === '' ? command : `${value.value} && ${command}`;
    return replace(text, value.range!, JSON.stringify(joined));
  }
  if (value !== undefined) return undefined;
  const hooks = path.length === 0 ? document.contents : document.getIn(path, true);
  if (hooks !== undefined) return insertPair(text, hooks, path.length, hook, JSON.stringify(command));
  const unit = indentOf(text);
  const body = `{\n${unit.repeat(2)}${JSON.stringify(hook)}: ${JSON.stringify(command)}\n${unit}}`;
  return insertPair(text, document.contents, 0, section, body);
}

/** Takes the command out again. @returns the new text, the same where it is not in there */
export function removeFromHooks(text: string, command: string, path: readonly string[]): string {
  const document = parse(text);
  const value = document?.getIn([...path, hook], true);
  if (document === undefined || !isScalar(value) || typeof value.value !== 'string') return text;
  if (!value.value.includes(command)) return text;
  const rest = value.value.split(' && ').filter((part) => part !== command);
  if (rest.length > 0) return replace(text, value.range!, JSON.stringify(rest.join(' && ')));
  return removePair(text, document, [...path, hook]);
}

/** A pair at the end of an object, with the line breaks and the indentation of the file. */
function insertPair(text: string, object: unknown, depth: number, key: string, value: string): string | undefined {
  if (!isMap(object)) return undefined;
  const pair = `${JSON.stringify(key)}: ${value}`;
  const unit = indentOf(text);
  const end = object.range![1] - 1;
  const last = object.items.at(-1)?.value;
  const before = text.slice(0, end).trimEnd();
  return `${before}${last === undefined ? '' : ','}\n${unit.repeat(depth + 1)}${pair}\n${unit.repeat(depth)}${text.slice(end)}`;
}

/** Takes a pair out, with its comma; an object that is empty without it goes, too, unless it is the whole file. */
function removePair(text: string, document: Document, path: readonly string[]): string {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return text;
  if (parent.items.length === 1 && path.length > 1) return removePair(text, document, path.slice(0, -1));
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  if (pair === undefined || !isScalar(pair.key)) return text;
  const value = document.getIn(path, true);
  const end = isScalar(value) || isMap(value) ? value.range![1] : pair.key.range![1];
  const before = text.slice(0, pair.key.range![0]).trimEnd();
  const after = text.slice(end);
  return before.endsWith(',') ? before.slice(0, -1) + after : before + after.replace(/^\s*,/, '');
}

function replace(text: string, [start, end]: readonly [number, number, number], by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function indentOf(text: string): string {
  return /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
}

/** JSON is YAML; the reader of YAML tells where each value stands. */
function parse(text: string): Document | undefined {
  if (!isObject(parseJson(text))) return undefined;
  const document = parseDocument(text);
  return document.errors.length === 0 ? document : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
