import { gzipSync } from 'node:zlib';
import type { EngineFile } from '../../engines/frame.ts';

const block = 512;

/** A bundle as OPA loads it: a gzipped tar archive. The same files give the same bytes. */
export function bundle(files: readonly EngineFile[]): Uint8Array {
  const parts = files.flatMap(({ path, content }) => [header(path, content.length), content, padding(content.length)]);
  const archive = gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * block)]), { level: 9 });
  archive[9] = 255; // which system made it
  return archive;
}

/** Source: POSIX ustar; names have at most 100 bytes. */
function header(path: string, size: number): Buffer {
  const fields = Buffer.alloc(block);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  fields.write(`/${path}`, 0);
  fields.write(octal(0o644, 7), 100);
  fields.write(octal(0, 7), 108);
  fields.write(octal(0, 7), 116);
  fields.write(octal(size, 11), 124);
  fields.write(octal(0, 11), 136);
  fields.write(' '.repeat(8), 148); // how the sum counts itself
  fields.write('0', 156);
  fields.write('ustar\x0000', 257);
  const sum = fields.reduce((total, byte) => total + byte, 0);
  fields.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return fields;
}

function padding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block);
}
