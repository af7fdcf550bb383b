/** A file that templates are in. */
export interface HelmPlace {
  /** As Helm names it: `shop/charts/cache/templates/service.yaml`. */
  readonly template: string;
  /** In the repository; missing for a chart in an archive. */
  readonly file?: string;
  /** With the charts that it is a dependency of: `shop/charts/cache`. */
  readonly chart: string;
}

/** A line of a template, from 1. */
export interface HelmPosition extends HelmPlace {
  readonly line: number;
}

/** Path of a value that a template line reads, from the root of the values of the chart that is rendered; `*` stands for each item. */
export type HelmValue = readonly string[];

/** Where a line of a document comes from. */
export interface HelmLine {
  /**
   * The template line that printed it, then further ones that printed a part of it, such as those of helpers, callers first;
   * empty where nothing is known.
   */
  readonly positions: readonly HelmPosition[];
  /** What the actions on these lines read, as far as their text tells. */
  readonly values: readonly HelmValue[];
}

/** As the engine sends it; see engines/helm/tracing.go. */
export interface WireTrace {
  /** Runs of lines: how many, the file and the template line of the first, and how much that grows with each. */
  readonly lines: readonly (readonly [count: number, file: number, line: number, growth: number])[];
  /** Further template lines: line of the document, file, template line. */
  readonly via: readonly (readonly [at: number, file: number, line: number])[];
  readonly reads: readonly { readonly file: number; readonly line: number; readonly values: readonly HelmValue[] }[];
}

/** Tells of each line of a document where it comes from. */
export class HelmTrace {
  readonly #wire: WireTrace;
  readonly #places: readonly HelmPlace[];

  constructor(wire: WireTrace, places: readonly HelmPlace[]) {
    this.#wire = wire;
    this.#places = places;
  }

  /** @param line of the document's text, from 1 */
  at(line: number): HelmLine {
    const { via, reads } = this.#wire;
    const found = [
      this.#printedBy(line),
      ...via.filter(([at]) => at === line).map(([, file, at]) => [file, at]),
    ].filter(([file]) => file! >= 0);
    return {
      positions: found.map(([file, at]) => ({ ...this.#places[file!]!, line: at! })),
      values: found.flatMap(([file, at]) =>
        reads.filter((read) => read.file === file && read.line === at).flatMap(({ values }) => values),
      ),
    };
  }

  #printedBy(line: number): [file: number, line: number] {
    let before = 1;
    for (const [count, file, first, growth] of this.#wire.lines) {
      if (line < before + count) return [file, first + growth * (line - before)];
      before += count;
    }
    return [-1, 0];
  }
}
