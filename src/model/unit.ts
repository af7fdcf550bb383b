/** What Argo CD, Flux or a person hands to a cluster as a whole. */
export interface Unit {
  /** The folder; for a chart, the folder and what deploys it. */
  readonly id: string;
  readonly kind: 'kustomization' | 'chart';
  /** Namespace of what names none itself; undefined when nothing tells. */
  readonly namespace: string | undefined;
}
