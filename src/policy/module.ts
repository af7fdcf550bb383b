/**
 * A policy that OPA compiled to WebAssembly, called as its ABI 1.2 says. Built-ins that a host would have to give are
 * left out: `npm run policies` refuses rules that need one. https://www.openpolicyagent.org/docs/wasm
 */
export class PolicyModule {
  readonly #memory = new WebAssembly.Memory({ initial: 16 });
  readonly #exports: PolicyExports;
  /** The empty document `data`, and where the heap begins behind it. */
  readonly #data: number;
  readonly #heap: number;

  constructor(module: WebAssembly.Module) {
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory, ...this.#host() } });
    this.#exports = instance.exports as unknown as PolicyExports;
    const address = this.#exports.opa_malloc(2);
    this.#write('{}', address);
    this.#data = this.#exports.opa_json_parse(address, 2);
    this.#heap = this.#exports.opa_heap_ptr_get();
  }

  /**
   * @param input JSON
   * @returns the result set as JSON, with a `result` for each answer of the first entrypoint
   */
  evaluate(input: string): string {
    const length = this.#write(input, this.#heap);
    const heap = aligned(this.#heap + length);
    return this.#read(this.#exports.opa_eval(0, 0, this.#data, this.#heap, length, heap, 0));
  }

  /** @returns how many bytes it takes */
  #write(text: string, address: number): number {
    const missing = address + text.length * 3 - this.#memory.buffer.byteLength; // UTF-8 takes no more
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageSize));
    return encoder.encodeInto(text, new Uint8Array(this.#memory.buffer, address)).written;
  }

  /** The text up to the next zero. */
  #read(address: number): string {
    const bytes = new Uint8Array(this.#memory.buffer);
    return decoder.decode(bytes.subarray(address, bytes.indexOf(0, address)));
  }

  #host(): Record<string, (...args: number[]) => never> {
    const builtins = Array.from({ length: 5 }, (_, arity) => [`opa_builtin${arity}`, refuse] as const);
    return {
      opa_abort: (address = 0) => {
        throw new Error(`a policy ended: ${this.#read(address)}`);
      },
      opa_println: refuse,
      ...Object.fromEntries(builtins),
    };
  }
}

interface PolicyExports {
  readonly opa_malloc: (bytes: number) => number;
  readonly opa_json_parse: (address: number, length: number) => number;
  readonly opa_heap_ptr_get: () => number;
  readonly opa_eval: (
    reserved: 0,
    entrypoint: number,
    data: number,
    input: number,
    inputLength: number,
    heap: number,
    format: 0,
  ) => number;
}

/** What the module allocates starts at a multiple of 16. */
function aligned(address: number): number {
  return (address + 15) & ~15;
}

const pageSize = 65_536;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

function refuse(): never {
  throw new Error('a policy asks for a built-in that there is not');
}
