import { FileEngine } from './file-engine.ts';
import type { EngineFile } from './frame.ts';

/** Where an object of a build comes from. Source: sigs.k8s.io/kustomize/api/resource, Origin. */
export interface KustomizeOrigin {
  /** Path of the file, relative to the folder that is built; absent for what a generator made. */
  readonly path?: string;
  readonly repo?: string;
  /** The kustomization that holds the generator or transformer, relative to the folder that is built. */
  readonly configuredIn?: string;
  readonly configuredBy?: { readonly apiVersion?: string; readonly kind?: string; readonly name?: string };
}

export interface KustomizeBuild {
  /** What `kustomize build` prints. */
  readonly output: string;
  /** One for each object of the output, in its order; transformations in the order in which they were applied. */
  readonly objects: readonly {
    readonly origin?: KustomizeOrigin;
    readonly transformations?: readonly KustomizeOrigin[];
  }[];
}

/** A chart that a kustomization inflates, and what kustomize would tell Helm. */
export interface WantedChart {
  /** Where the next build looks for what `helm template` prints. */
  readonly path: string;
  /** Folder of the chart in the repository. */
  readonly chart: string;
  readonly releaseName?: string;
  /** Instead of a name: a template that prints it. */
  readonly nameTemplate?: string;
  readonly namespace?: string;
  /** Text of a values file that lies over the chart's own; `valueFiles` lie over it. */
  readonly values: string;
  readonly valueFiles?: readonly string[];
  readonly apiVersions?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly includeCRDs?: boolean;
  readonly skipTests?: boolean;
  readonly skipHooks?: boolean;
}

export interface KustomizeError {
  readonly error: string;
  /** The charts that have to be rendered before, where that is the reason; see helm-inflation.ts. */
  readonly wanted?: readonly WantedChart[];
}

/** kustomize, on the files of one repository. Remote bases, plugins and whatever leads out of the repository are refused. */
export class Kustomize extends FileEngine {
  /**
   * @param folder of the kustomization, relative to the root; empty for the root itself
   * @param all that the build reads, besides what was loaded; of two with one path, the last one counts
   * @returns the build, or kustomize's error
   */
  async build(folder: string, files: readonly EngineFile[] = []): Promise<KustomizeBuild | KustomizeError> {
    const response = await this.engine.call({
      operation: 'build',
      arguments: { folder: folder === '' ? '.' : folder },
      files,
    });
    if (response.error !== undefined) return { error: response.error };
    const { objects, wanted } = response.result as Pick<KustomizeBuild, 'objects'> & Pick<KustomizeError, 'wanted'>;
    if (wanted !== undefined) return { error: `chart ${wanted[0]!.chart} is not rendered yet`, wanted };
    return { output: Buffer.from(response.files[0]!.content).toString('utf8'), objects };
  }

  /** kustomize has nothing that tells the time. */
  protected override mayTellTime(): boolean {
    return false;
  }
}
