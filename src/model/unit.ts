/** What Argo CD, Flux or a person hands to a cluster as a whole. */
export interface Unit {
  /** The folder; for a chart, the folder and what deploys it. */
  readonly id: string;
  readonly kind: 'kustomization' | 'chart';
  /** Files that concern the unit as a whole: its kustomization; or the chart's own, its values and what installs it. */
  readonly own: readonly string[];
  /** All files and folders that it is made of; some may not exist. */
  readonly paths: readonly string[];
}

/** What is in the repository, and could not be read or rendered in whole: what it would bring is not known. */
export interface LeftOut {
  readonly kind: Unit['kind'] | 'file';
  /** Of the unit, or of the file. */
  readonly folder: string;
  /** Where all goes that has a namespace; undefined where that is not known. */
  readonly namespace: string | undefined;
  /** For a chart of which nothing could be rendered. */
  readonly failed?: boolean;
}
