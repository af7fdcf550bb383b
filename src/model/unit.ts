/** What Argo CD, Flux or a person hands to a cluster as a whole. */
export interface Unit {
  /** The folder; for a chart, the folder and what deploys it. */
  readonly id: string;
  readonly kind: 'kustomization' | 'chart';
  /** Files that concern the unit as a whole: its kustomization; or the chart's own, its values and what installs it. */
  readonly own: readonly string[];
}
