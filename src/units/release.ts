import type { JsonPath } from '../model/json-path.ts';
import type { Json, Resource } from '../model/resource.ts';
import type { Chart } from './chart.ts';

/** A chart of the repository, as something installs it. */
export interface Release {
  readonly chart: Chart;
  /** What installs it; undefined for a chart that nothing in the repository installs. */
  readonly installer: Resource | undefined;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Files of values; each lies over those before it. */
  readonly valueFiles: readonly ValuesFile[];
  /** Values in the installer; they lie over those of the files. */
  readonly values: InlineValues | undefined;
  /** Single values in the installer, over all others. */
  readonly parameters: readonly Parameter[];
  readonly includeCrds: boolean;
  /** Whether values come from elsewhere as well, so that an error or an absence may be theirs. */
  readonly incomplete: boolean;
}

export interface ValuesFile {
  /** Relative to the repository's root. */
  readonly file: string;
  /** Where the installer names it. */
  readonly path: JsonPath;
  /** Whether it may be missing. */
  readonly optional: boolean;
}

export interface InlineValues {
  readonly value: Json;
  readonly path: JsonPath;
  /** The text where the installer has values as a string of YAML. */
  readonly text: string | undefined;
}

export interface Parameter {
  /** As for Helm's `--set`: `image.tag`, `hosts[0]`. */
  readonly name: string;
  readonly value: string;
  readonly forceString: boolean;
  readonly path: JsonPath;
}

/** A release with default values, of a chart that nothing installs. */
export function defaultRelease(chart: Chart): Release {
  return {
    chart,
    installer: undefined,
    name: 'release-name',
    namespace: undefined,
    valueFiles: [],
    values: undefined,
    parameters: [],
    includeCrds: true,
    incomplete: false,
  };
}

/** What identifies a release among all: the chart's folder, and what installs it. */
export function releaseId({ chart, installer }: Release): string {
  const folder = chart.folder || '.';
  return installer === undefined ? folder : `${folder} (${installer.id.kind} ${installer.id.name})`;
}

/** Files that a release is made of, besides those of its chart. */
export function filesBesides({ installer, valueFiles }: Release): string[] {
  const from = installer === undefined ? [] : [installer.origin.document.file.path];
  return [...from, ...valueFiles.map(({ file }) => file)];
}
