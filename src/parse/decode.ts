import { isUtf8 } from 'node:buffer';

export type Decoded = { readonly text: string } | { readonly invalidAt: number; readonly text: string };

/**
 * Bytes to text, without the byte order mark. UTF-16 is read when a mark announces it, as Kubernetes does.
 * Where the bytes are not valid UTF-8, `invalidAt` is the first bad place in the text, and U+FFFD stands there.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  const text = new TextDecoder('utf-8').decode(bytes);
  return isUtf8(bytes) ? { text } : { text, invalidAt: Math.max(0, text.indexOf('\uFFFD')) };
}
