import { EngineFailure } from './engine.ts';
import { FileEngine } from './file-engine.ts';
import type { EngineFile, EngineRequest } from './frame.ts';
import { HelmTrace, type HelmPlace, type WireTrace } from './helm-trace.ts';

/** What one would tell `helm template`; what is missing is as Helm has it. */
export interface HelmArguments {
  /** Folder of the chart, or its .tgz, relative to the root of the repository. */
  readonly chart: string;
  readonly releaseName?: string | undefined;
  /** A template that prints the name of the release, instead of a name. */
  readonly nameTemplate?: string | undefined;
  readonly namespace?: string | undefined;
  /** Files in the repository, each over those before; `values` lie over them, and `parameters` over all. */
  readonly valueFiles?: readonly string[] | undefined;
  readonly values?: Readonly<Record<string, unknown>> | undefined;
  readonly parameters?: readonly HelmParameter[] | undefined;
  /** Of the cluster, such as `1.36.0`. */
  readonly kubernetesVersion?: string | undefined;
  /** What the cluster serves besides Kubernetes itself, such as `monitoring.coreos.com/v1`. */
  readonly apiVersions?: readonly string[] | undefined;
  /** Whether the files of `crds/` are among the documents. */
  readonly includeCRDs?: boolean | undefined;
  readonly isUpgrade?: boolean | undefined;
  readonly skipTests?: boolean | undefined;
  /** Whether hooks, tests among them, are left out. */
  readonly skipHooks?: boolean | undefined;
  /** Whether each document says where its lines come from. */
  readonly trace?: boolean | undefined;
}

/** `--set name=value`, or `--set-string`: dots, commas, brackets and backslashes mean what they mean to Helm. */
export interface HelmParameter {
  readonly name: string;
  readonly value: string;
  readonly forceString?: boolean;
}

/** A document that `helm template` prints below a `# Source:` line. */
export interface HelmDocument {
  /** Its template as Helm names it: `shop/charts/cache/templates/service.yaml`. */
  readonly template: string;
  /** The template in the repository; undefined for a chart in an archive. */
  readonly file: string | undefined;
  readonly text: string;
  /** `manifest` for what Helm installs and keeps track of; `crd` for a file of `crds/`, which may hold several documents. */
  readonly role: 'manifest' | 'hook' | 'test' | 'crd';
  /** When Helm runs a hook or test: `pre-install`, `test`, … */
  readonly hookEvents: readonly string[];
  /** Only when asked for. */
  readonly trace: HelmTrace | undefined;
}

export interface HelmRendering {
  /** What `helm template` prints. */
  readonly output: string;
  /** In the order of the output. */
  readonly documents: readonly HelmDocument[];
  /** What Helm would log. */
  readonly warnings: readonly string[];
}

/** Lines and columns count from 1, columns in UTF-16 code units; what is not known is missing. */
export interface HelmLocation {
  /** As Helm names it. */
  readonly template?: string;
  /** In the repository. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** With the charts that it is a dependency of: `shop/charts/cache`. */
  readonly chart?: string;
}

export interface HelmError extends HelmLocation {
  /** Helm's own words. */
  readonly message: string;
  /**
   * What is wrong: what was asked for; a values file or parameter; a chart that cannot be loaded or installed; values that
   * its schema refuses; a template; or what a template printed, which is no YAML.
   */
  readonly kind: 'arguments' | 'values' | 'chart' | 'schema' | 'template' | 'yaml';
  /** Templates that were under way, callers first; the last is where it happened. */
  readonly frames?: readonly HelmLocation[];
  /** Of kind `schema`: the values, by their paths from the root of the values. */
  readonly violations?: readonly HelmViolation[];
}

export interface HelmViolation {
  readonly chart: string;
  readonly path: readonly string[];
  readonly message: string;
}

/** An action of a template that calls what looks at the clock. */
const timed =
  /\{\{(?:(?!\}\})[\s\S])*?\b(?:now|ago|durationRound|date|date_in_zone|dateInZone|htmlDate|htmlDateInZone|gen(?:CA|SelfSignedCert|SignedCert)(?:WithKey)?)\b/;

interface WireResult {
  readonly documents: readonly (Pick<HelmDocument, 'template' | 'role'> & {
    readonly file?: string;
    readonly hookEvents?: readonly string[];
    readonly trace?: WireTrace;
  })[];
  /** The files that traces speak of. */
  readonly files: readonly HelmPlace[];
  readonly warnings: readonly string[];
  readonly error?: HelmError;
}

/**
 * Helm, on the files of one repository: what `helm template` would print, with no cluster and no network. `lookup` finds
 * nothing, dependencies have to be vendored, and random values are the same in each rendering.
 */
export class Helm extends FileEngine {
  /**
   * @param args which chart, and what to tell it
   * @param all that the rendering reads, besides what was loaded; of two with one path, the last one counts
   * @returns the rendering, or Helm's error with its place
   * @throws EngineFailure when the chart takes too long or too much memory, or makes the engine panic
   */
  async render(
    args: HelmArguments,
    files: readonly EngineFile[] = [],
  ): Promise<HelmRendering | { readonly error: HelmError }> {
    const response = await this.engine.call({ operation: 'template', arguments: args, files });
    if (response.error !== undefined) throw new EngineFailure('crash', response.error.split('\n')[0]!);
    const { documents, files: places, warnings, error } = response.result as WireResult;
    if (error !== undefined) return { error };
    const [output, ...texts] = response.files.map(({ content }) => Buffer.from(content).toString('utf8'));
    return {
      output: output!,
      documents: documents.map(({ template, file, role, hookEvents = [], trace }, index) => ({
        template,
        file,
        text: texts[index]!,
        role,
        hookEvents,
        trace: trace === undefined ? undefined : new HelmTrace(trace, places),
      })),
      warnings,
    };
  }

  /** Values may be templates, too; nobody looks into archives. */
  protected override mayTellTime({ arguments: args, files = [] }: EngineRequest): boolean {
    const texts = files.map(({ content }) => Buffer.from(content).toString('utf8'));
    return (
      files.some(({ path }) => path.endsWith('.tgz')) ||
      [JSON.stringify(args), ...texts].some((text) => timed.test(text))
    );
  }
}
