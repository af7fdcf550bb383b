/** Sections of a WebAssembly binary, for tools that rewrite one. Source: the core specification, chapter 5. */
export const sectionIds = {
  custom: 0,
  import: 2,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  data: 11,
  dataCount: 12,
} as const;

export interface Section {
  readonly id: number;
  readonly body: Uint8Array;
}

const headerLength = 8;

export function readSections(binary: Uint8Array): Section[] {
  const reader = new Reader(binary, headerLength);
  const sections: Section[] = [];
  while (!reader.done) {
    const id = reader.byte();
    sections.push({ id, body: reader.bytes(reader.unsigned()) });
  }
  return sections;
}

export function writeSections(sections: readonly Section[]): Uint8Array {
  const parts = sections.flatMap(({ id, body }) => [Uint8Array.of(id, ...unsigned(body.length)), body]);
  return Buffer.concat([Buffer.from('\0asm\x01\0\0\0', 'latin1'), ...parts]);
}

export class Reader {
  readonly #binary: Uint8Array;
  at: number;

  constructor(binary: Uint8Array, at = 0) {
    this.#binary = binary;
    this.at = at;
  }

  get done(): boolean {
    return this.at >= this.#binary.length;
  }

  byte(): number {
    return this.#binary[this.at++]!;
  }

  bytes(length: number): Uint8Array {
    return this.#binary.subarray(this.at, (this.at += length));
  }

  /** LEB128 */
  unsigned(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if ((byte & 0x80) === 0) return value;
    }
  }

  skipSigned(): void {
    while ((this.byte() & 0x80) !== 0);
  }
}

export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 0x80);
  }
}

export function signed(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    const byte = Number(rest & 0x7fn);
    const done = (rest >> 7n === 0n && (byte & 0x40) === 0) || (rest >> 7n === -1n && (byte & 0x40) !== 0);
    if (done) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}
