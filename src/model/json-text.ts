import { randomUUID } from 'node:crypto';

/** A value of a manifest as JSON: integers that a number cannot hold are bigints, and keep their digits. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // a replacer makes it much slower, so it has one only where it must
    const mark = `integer ${randomUUID()} `;
    const marked = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${mark}${part}` : part));
    return marked.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1');
  }
}
