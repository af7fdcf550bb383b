/** An input of policies as JSON, which has no bigint. A replacer makes it much slower, so it has one only where it must. */
export function inputText(input: unknown): string {
  try {
    return JSON.stringify(input);
  } catch {
    return JSON.stringify(input, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
  }
}
