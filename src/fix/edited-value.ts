import type { Edit } from '../model/fix.ts';
import type { JsonPath } from '../model/json-path.ts';
import { isObject, type Json } from '../model/resource.ts';

/** A value after an edit; undefined when the edit does not fit it. */
export function editedValue(root: unknown, edit: Edit): unknown {
  const copy: unknown = structuredClone(root);
  const parent = edit.op === 'set' ? openParent(copy, edit.path) : existingParent(copy, edit.path);
  const last = edit.path.at(-1)!;
  if (Array.isArray(parent)) {
    if (edit.op !== 'set' || typeof last !== 'number' || last > parent.length) return undefined;
    parent[last] = edit.value;
    return copy;
  }
  if (!isObject(parent) || typeof last !== 'string') return undefined;
  if (edit.op === 'set') parent[last] = edit.value;
  else {
    if (!Object.hasOwn(parent, last) || (edit.op === 'rename' && Object.hasOwn(parent, edit.value))) return undefined;
    const { [last]: value } = parent;
    Reflect.deleteProperty(parent, last);
    if (edit.op === 'rename') parent[edit.value] = value;
  }
  return copy;
}

/** What holds the last step of a path; mappings that are missing are made. */
function openParent(root: unknown, path: JsonPath): unknown {
  let node = root;
  for (const [index, step] of path.slice(0, -1).entries()) {
    if (!isObject(node) && !Array.isArray(node)) return undefined;
    const holder = node as Json & unknown[];
    const next = typeof path[index + 1] === 'number' ? [] : {};
    (holder as Json)[step] ??= next;
    node = (holder as Json)[step];
  }
  return node;
}

function existingParent(root: unknown, path: JsonPath): unknown {
  return path.slice(0, -1).reduce<unknown>((node, step) => (node as Json | undefined)?.[step], root);
}
