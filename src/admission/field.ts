import type { JsonPath } from '../model/json-path.ts';

/**
 * A field as the API server names it, `spec.containers[0].resources.requests[cpu]`, as a path of the object. Keys may hold
 * dots: the object tells where one ends.
 */
export function fieldPath(field: string, body: unknown): JsonPath {
  const tokens = [...field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map((match) => match[1] ?? match[2]!);
  const path: (string | number)[] = [];
  let node = body;
  for (let at = 0; at < tokens.length;) {
    const [step, used] = nextStep(node, tokens.slice(at));
    path.push(step);
    node = typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[step] : undefined;
    at += used;
  }
  return path;
}

function nextStep(node: unknown, [first, ...rest]: string[]): [step: string | number, used: number] {
  if (Array.isArray(node) && /^\d+$/.test(first!)) return [Number(first), 1];
  if (typeof node !== 'object' || node === null) return [first!, 1];
  let key = first!;
  for (let used = 1; used <= rest.length + 1; used += 1) {
    if (Object.hasOwn(node, key)) return [key, used];
    key += `.${rest[used - 1] ?? ''}`;
  }
  return [first!, 1];
}
