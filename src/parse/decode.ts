import { isUtf8 } from 'node:buffer';
import type { Problem } from './problem.ts';

export interface Decoded {
  /** Without the byte order mark. What is no character is U+FFFD. */
  readonly text: string;
  readonly hasMark: boolean;
  readonly problem?: Problem;
}

/** Bytes to text. UTF-16 is read where a mark announces it. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = new TextDecoder('utf-8').decode(bytes);
  if (isUtf8(bytes)) return { text, hasMark };
  const start = firstInvalid(bytes, text, hasMark ? 3 : 0);
  return { text, hasMark, problem: { code: 'not-utf8', start, end: start + 1 } };
}

/** kubectl cuts a file into lines before it looks at the encoding, and breaks what does not end in the bytes 00 0A. */
function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const isReadable = encoding === 'utf-16be' && text.endsWith('\n');
  return { text, hasMark: true, problem: { code: isReadable ? 'utf-16' : 'unreadable-utf-16', start: 0, end: 1 } };
}

/** Where the first U+FFFD stands that is not written as such. */
function firstInvalid(bytes: Uint8Array, text: string, markLength: number): number {
  let offset = markLength;
  let from = 0;
  for (;;) {
    const at = text.indexOf('\uFFFD', from);
    offset += Buffer.byteLength(text.slice(from, at));
    const isWritten = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!isWritten) return at;
    offset += 3;
    from = at + 1;
  }
}
