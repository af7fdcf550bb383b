import type { Json } from '../model/resource.ts';
import type { SourceDocument } from '../model/source.ts';

/** A Helm chart of the repository. */
export interface Chart {
  /** Of its Chart.yaml, relative to the repository's root. */
  readonly path: string;
  readonly folder: string;
  readonly body: Json;
  readonly document: SourceDocument;
  /** All files below its folder. */
  readonly files: readonly string[];
}

/** All charts of a repository, by their folder. */
export class ChartIndex {
  readonly all: readonly Chart[];
  readonly #byFolder: ReadonlyMap<string, Chart>;

  constructor(charts: readonly Chart[]) {
    this.all = charts;
    this.#byFolder = new Map(charts.map((chart) => [chart.folder, chart]));
  }

  at(folder: string): Chart | undefined {
    return this.#byFolder.get(folder);
  }

  /** Charts that may be installed: no libraries, and none that lie in the `charts` folder of another one. */
  get installable(): Chart[] {
    return this.all.filter(({ folder, body }) => {
      const nested = /^(?:(.*)\/)?charts\/[^/]+$/.exec(folder);
      return body.type !== 'library' && (nested === null || this.at(nested[1] ?? '') === undefined);
    });
  }
}
