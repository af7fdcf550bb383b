import type { JsonPath } from '../model/json-path.ts';
import { isObject } from '../model/resource.ts';

/**
 * A field as the API server names it, `spec.containers[0].resources.requests[cpu]`, as a path of the object. Keys may hold
 * dots: the object tells where one ends. Of labels and the like the server names the whole map: the refused value tells which.
 */
export function fieldPath(field: string, refused: string | undefined, body: unknown): JsonPath {
  const tokens = [...field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map((match) => match[1] ?? match[2]!);
  const path: (string | number)[] = [];
  let node = body;
  for (let at = 0; at < tokens.length;) {
    const [step, used] = nextStep(node, tokens.slice(at));
    path.push(step);
    node = typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[step] : undefined;
    at += used;
  }
  const key = isObject(node) ? Object.keys(node).find((name) => name === refused || node[name] === refused) : undefined;
  return key === undefined ? path : [...path, key];
}

function nextStep(node: unknown, [first, ...rest]: string[]): [step: string | number, used: number] {
  if (Array.isArray(node) && /^\d+$/.test(first!)) return [Number(first), 1];
  if (!isObject(node)) return [first!, 1];
  let key = first!;
  for (let used = 1; used <= rest.length + 1; used += 1) {
    if (Object.hasOwn(node, key)) return [key, used];
    key += `.${rest[used - 1] ?? ''}`;
  }
  return [first!, 1];
}
