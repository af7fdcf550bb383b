import { EngineInstance } from '../../engines/instance.ts';
import { Reader, readSections, sectionIds, signed, unsigned, writeSections, type Section } from './wasm-binary.ts';

const pageSize = 65536;
const opcodes = { i32: 0x41, i64: 0x42, end: 0x0b } as const;
const types = { i32: 0x7f, i64: 0x7e } as const;
const kinds = { memory: 2, global: 3 } as const;
/** Zeros between two data segments that cost more than the header of a segment. */
const gap = 32;

export interface Preinitialisation {
  /** Requests that make the engine do, once, what it would do at its first use in every process. */
  readonly warmUp: readonly Uint8Array[];
  /** Most memory that the engine may ever have, in MiB; Go itself sets no limit. */
  readonly maximumMiB: number;
}

/**
 * A module that starts where the given one is after start-up and the given requests: its memory becomes data segments, and
 * its globals start with the values that they have then.
 */
export async function preinitialise(
  binary: Uint8Array,
  { warmUp, maximumMiB }: Preinitialisation,
): Promise<Uint8Array> {
  const sections = readSections(binary);
  const globals = readGlobals(find(sections, sectionIds.global).body);
  const instance = new EngineInstance(await WebAssembly.compile(exportGlobals(sections, globals.length)), {
    now: () => 0n,
    elapsed: steadyClock(),
    onOutput: (text) => process.stderr.write(text),
  });
  instance.exports._initialize!();
  for (const request of warmUp) instance.handle(request);
  const memory = new Uint8Array(instance.exports.memory.buffer);
  const values = globals.map((_, index) => {
    const exported = (instance.exports as unknown as Record<string, WebAssembly.Global>)[globalName(index)]!;
    return BigInt(exported.value);
  });
  const replaced = new Map<number, Uint8Array>([
    [sectionIds.memory, memoryBody(memory.length / pageSize, (maximumMiB * 1024 * 1024) / pageSize)],
    [sectionIds.global, globalBody(globals, values)],
    [sectionIds.export, exportBody(find(sections, sectionIds.export).body)],
    [sectionIds.data, dataBody(memory)],
  ]);
  const dropped: readonly number[] = [sectionIds.custom, sectionIds.start, sectionIds.dataCount];
  return writeSections(
    sections.filter(({ id }) => !dropped.includes(id)).map(({ id, body }) => ({ id, body: replaced.get(id) ?? body })),
  );
}

interface Global {
  readonly type: number;
  readonly mutable: boolean;
}

function find(sections: readonly Section[], id: number): Section {
  const found = sections.find((section) => section.id === id);
  if (found === undefined) throw new Error(`the module has no section ${id}`);
  return found;
}

function readGlobals(body: Uint8Array): Global[] {
  const reader = new Reader(body);
  return Array.from({ length: reader.unsigned() }, () => {
    const type = reader.byte();
    const mutable = reader.byte() === 1;
    const opcode = reader.byte();
    if (opcode !== opcodes.i32 && opcode !== opcodes.i64) throw new Error(`a global starts with opcode ${opcode}`);
    reader.skipSigned();
    if (reader.byte() !== opcodes.end) throw new Error('a global starts with more than a constant');
    return { type, mutable };
  });
}

function globalName(index: number): string {
  return `global ${index}`;
}

/** The same module with its globals visible; imported globals would shift the numbers, but Go imports none. */
function exportGlobals(sections: readonly Section[], count: number): Uint8Array {
  const { body } = find(sections, sectionIds.export);
  const reader = new Reader(body);
  const before = reader.unsigned();
  const added = Array.from({ length: count }, (_, index) => {
    const name = Buffer.from(globalName(index));
    return Buffer.from([...unsigned(name.length), ...name, kinds.global, ...unsigned(index)]);
  });
  const extended = Buffer.concat([Buffer.from(unsigned(before + count)), body.subarray(reader.at), ...added]);
  return writeSections(
    sections.map((section) => (section.id === sectionIds.export ? { ...section, body: extended } : section)),
  );
}

function memoryBody(minimum: number, maximum: number): Uint8Array {
  if (maximum < minimum)
    throw new Error(`the engine starts with ${minimum} pages, more than the ${maximum} that it may have`);
  return Uint8Array.from([1, 1, ...unsigned(minimum), ...unsigned(maximum)]);
}

function globalBody(globals: readonly Global[], values: readonly bigint[]): Uint8Array {
  const entries = globals.map(({ type, mutable }, index) => {
    const opcode = type === types.i32 ? opcodes.i32 : opcodes.i64;
    if (type !== types.i32 && type !== types.i64) throw new Error(`a global has type ${type}`);
    return [type, mutable ? 1 : 0, opcode, ...signed(values[index]!), opcodes.end];
  });
  return Uint8Array.from([...unsigned(globals.length), ...entries.flat()]);
}

/** What the host calls; `_initialize` would start all over. */
function exportBody(body: Uint8Array): Uint8Array {
  const reader = new Reader(body);
  const entries = Array.from({ length: reader.unsigned() }, () => {
    const start = reader.at;
    const name = Buffer.from(reader.bytes(reader.unsigned())).toString('utf8');
    reader.byte();
    reader.unsigned();
    return { name, bytes: body.subarray(start, reader.at) };
  }).filter(({ name }) => ['memory', 'allocate', 'release', 'handle'].includes(name));
  return Buffer.concat([Buffer.from(unsigned(entries.length)), ...entries.map(({ bytes }) => bytes)]);
}

/** Memory as data segments, without its zeros. */
function dataBody(memory: Uint8Array): Uint8Array {
  const segments: Uint8Array[] = [];
  for (let at = nextByte(memory, 0); at < memory.length;) {
    let end = at;
    for (let next = at; next < memory.length && next - end <= gap; next += 1) if (memory[next] !== 0) end = next + 1;
    const header = [0, opcodes.i32, ...signed(BigInt(at | 0)), opcodes.end, ...unsigned(end - at)];
    segments.push(Uint8Array.from(header), memory.subarray(at, end));
    at = nextByte(memory, end);
  }
  return Buffer.concat([Buffer.from(unsigned(segments.length / 2)), ...segments]);
}

function nextByte(memory: Uint8Array, from: number): number {
  let at = from;
  while (at < memory.length && memory[at] === 0) at += 1;
  return at;
}

/** A clock that shows the same in each build, for the collector's decisions depend on it. */
function steadyClock(): () => bigint {
  let nanoseconds = 0n;
  return () => (nanoseconds += 1_000n);
}
