/** A file that travels beside the header; see engines/abi. */
export interface EngineFile {
  readonly path: string;
  readonly content: Uint8Array;
}

export interface EngineRequest {
  readonly operation: string;
  readonly arguments?: unknown;
  readonly files?: readonly EngineFile[];
}

export interface EngineResponse {
  /** What went wrong, in the engine's words; then there is no result. */
  readonly error?: string;
  readonly result?: unknown;
  readonly files: readonly EngineFile[];
}

interface Header {
  readonly files?: readonly { readonly path: string; readonly size: number }[];
}

export function encodeRequest({ operation, arguments: args, files = [] }: EngineRequest): Uint8Array {
  const entries = files.map(({ path, content }) => ({ path, size: content.length }));
  const header = new TextEncoder().encode(JSON.stringify({ operation, arguments: args, files: entries }));
  const frame = new Uint8Array(4 + header.length + entries.reduce((sum, { size }) => sum + size, 0));
  new DataView(frame.buffer).setUint32(0, header.length, true);
  frame.set(header, 4);
  let at = 4 + header.length;
  for (const { content } of files) {
    frame.set(content, at);
    at += content.length;
  }
  return frame;
}

export function decodeResponse(frame: Uint8Array): EngineResponse {
  const length = new DataView(frame.buffer, frame.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(frame.subarray(4, 4 + length))) as Header &
    Omit<EngineResponse, 'files'>;
  let at = 4 + length;
  const files = (header.files ?? []).map(({ path, size }) => {
    const content = frame.subarray(at, at + size);
    at += size;
    return { path, content };
  });
  return { ...header, files };
}
