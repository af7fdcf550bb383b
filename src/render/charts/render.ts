import { EngineFailure } from '../../engines/engine.ts';
import type { EngineFile } from '../../engines/frame.ts';
import type { HelmDocument, HelmError, HelmRendering } from '../../engines/helm.ts';
import type { Violation } from '../../model/violation.ts';
import { filesBesides, releaseId, type Release } from '../../units/release.ts';
import { placeOfLine } from '../place.ts';
import type { Collection, RenderedResource } from '../rendered.ts';
import type { ChartContext } from './context.ts';
import { dependenciesOf, type Dependencies } from './dependencies.ts';
import { explainError, releasePlace } from './errors.ts';
import { locatePrinted } from './locate.ts';
import { ReleaseValues } from './values.ts';

/** Renders releases, each one a deployment unit. One that cannot be rendered is a violation. */
export async function renderCharts(
  releases: readonly Release[],
  collection: Collection,
  context: ChartContext,
): Promise<Violation[]> {
  let done = 0;
  const found = await Promise.all(
    releases.map(async (release) => {
      const violations = await new ReleaseRendering(release, context).into(collection);
      context.rendered?.(++done, releases.length);
      return violations;
    }),
  );
  return found.flat();
}

class ReleaseRendering {
  readonly #release: Release;
  readonly #context: ChartContext;
  readonly #values: ReleaseValues;
  readonly #dependencies: Dependencies;
  readonly #sources: ReadonlyMap<string, string>;

  constructor(release: Release, context: ChartContext) {
    this.#release = release;
    this.#context = context;
    this.#values = new ReleaseValues(release, context);
    this.#dependencies = dependenciesOf(release.chart, context);
    this.#sources = new Map(this.#dependencies.overlays.map(({ path, source }) => [path, source]));
  }

  async into(collection: Collection): Promise<Violation[]> {
    const { chart } = this.#release;
    const own = [chart.path, ...filesBesides(this.#release)];
    const dependencies = this.#dependencies.overlays.map(({ source }) => source);
    const paths = [...new Set([chart.folder, ...own, ...dependencies])];
    const unit = { id: releaseId(this.#release), kind: 'chart', own, paths } as const;
    const absent = this.#absentFiles();
    const rendering = absent.length > 0 ? undefined : await this.#render();
    const documents = rendering !== undefined && 'documents' in rendering ? rendering.documents : [];
    collection.add(
      unit,
      documents.flatMap((document) => this.#toRendered(document)),
      chart.files,
    );
    const isFailed = rendering === undefined || 'error' in rendering;
    if (isFailed || this.#dependencies.missing.length > 0)
      collection.leftOut.push({
        kind: 'chart',
        folder: chart.folder,
        namespace: this.#release.namespace,
        failed: isFailed,
      });
    // without a dependency, what the chart takes from it is not there: that says nothing about the repository
    const failed =
      rendering !== undefined && 'error' in rendering && this.#dependencies.missing.length === 0
        ? explainError(rendering.error, this.#release, this.#values, this.#context, (file) => this.#source(file))
        : [];
    return [...absent, ...this.#missingDependencies(), ...failed];
  }

  /** Values files that have to be there. */
  #absentFiles(): Violation[] {
    const { valueFiles, installer } = this.#release;
    const absent = valueFiles.filter(({ file, optional }) => !optional && this.#context.read(file) === undefined);
    return absent.map(({ file, path }) => ({
      rule: 'render/failed',
      message: `the values file \`${file}\` does not exist`,
      subject: installer!,
      path,
    }));
  }

  #missingDependencies(): Violation[] {
    const { chart } = this.#release;
    return this.#dependencies.missing.map((index) => ({
      rule: 'render/remote-base',
      message:
        'the dependency is not in the chart’s `charts` folder, and is never fetched: what it brings is not checked',
      subject: { file: chart.path, range: this.#context.open(chart.document).locate(['dependencies', index]).key },
      path: [],
    }));
  }

  async #render(): Promise<HelmRendering | { readonly error: HelmError }> {
    const { chart, name, namespace, valueFiles, values, parameters, includeCrds } = this.#release;
    const { helm, kubernetesVersion } = this.#context;
    const files = this.#read(valueFiles.map(({ file }) => file));
    try {
      return await helm.render(
        {
          chart: chart.folder || '.',
          releaseName: name,
          namespace,
          valueFiles: files.map(({ path }) => path),
          values: values?.value,
          parameters,
          kubernetesVersion,
          includeCRDs: includeCrds,
          skipTests: true,
          trace: true,
        },
        [...this.#read(chart.files), ...this.#dependencies.overlays, ...files],
      );
    } catch (error) {
      if (error instanceof EngineFailure) return { error: { kind: 'chart', message: error.message } };
      throw error;
    }
  }

  #read(paths: readonly string[]): EngineFile[] {
    return paths.flatMap((path) => {
      const content = this.#context.read(path);
      return content === undefined ? [] : [{ path, content }];
    });
  }

  #toRendered({ template, file, text, trace }: HelmDocument): RenderedResource[] {
    const { parse, resourcesIn, open, read } = this.#context;
    const path = file === undefined ? this.#release.chart.path : this.#source(file);
    return parse(path, text)
      .flatMap((document) => resourcesIn(document))
      .map((resource) => ({
        key: [template, resource.origin.document.index, resource.origin.path.join('/'), text].join('\0'),
        resource,
        printed: resource.origin,
        locate: (field) =>
          locatePrinted(
            {
              resource,
              trace: trace!,
              values: this.#values,
              placeOf: (templateFile, line) => placeOfLine(this.#source(templateFile), line, read),
              fallback: () => releasePlace(this.#release, this.#context),
            },
            field,
            open,
          ),
      }));
  }

  /** Where a file that lay over those of the repository comes from. */
  #source(file: string): string {
    return this.#sources.get(file) ?? file;
  }
}
