/** Plain values to JSON, indented by two; integers of any size keep their digits. */
export function toJson(value: unknown, indent = ''): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map((item: unknown) => toJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${toJson(item, inner)}`);
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}
