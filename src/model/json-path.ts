/** Keys and indices from the root of an object to one of its fields. */
export type JsonPath = readonly (string | number)[];

/** `spec.containers[0]["a.b"]`: how a person writes the path; empty for the root. */
export function formatPath(path: JsonPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** The value at `path`, or undefined where the path leaves the value. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** Whether a path leads to a field or to what is in it. */
export function isWithin(path: JsonPath, field: JsonPath): boolean {
  return field.every((step, index) => step === path[index]);
}

/** As much of a path as exists in a value. */
export function existingPath(root: unknown, path: JsonPath): JsonPath {
  let length = path.length;
  while (length > 0 && valueAt(root, path.slice(0, length)) === undefined) length -= 1;
  return path.slice(0, length);
}
