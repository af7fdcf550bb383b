/** The part of the WebAssembly interface that is used; @types/node leaves it out, and lib.dom brings a browser along. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>;
  type Exports = Readonly<Record<string, unknown>>;
  interface ImportDescriptor {
    readonly module: string;
    readonly name: string;
  }
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- the standard's own shape
  class Module {
    private constructor();
    static imports(module: Module): ImportDescriptor[];
  }
  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: Exports;
  }
  class Memory {
    /** @param size in pages of 64 KiB */
    constructor(size: { readonly initial: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Global {
    value: number | bigint;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}
