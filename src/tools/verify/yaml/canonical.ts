/** JSON as the Go program writes it: sorted keys, whole numbers with all their digits. */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'bigint':
      return String(value);
    case 'number':
      return Number.isInteger(value) && Math.abs(value) >= 1e21 ? String(BigInt(value)) : String(value + 0);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
      return `{${Object.entries(value)
        .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        .map(([key, item]) => `${quote(key)}:${canonical(item)}`)
        .join(',')}}`;
    default:
      return typeof value === 'string' ? quote(value) : JSON.stringify(value);
  }
}

function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
