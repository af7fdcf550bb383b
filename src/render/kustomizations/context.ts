import type { Kustomize } from '../../engines/kustomize.ts';
import type { KustomizationIndex } from '../../units/kustomization.ts';
import type { ChartContext } from '../charts/context.ts';

export interface KustomizationContext extends ChartContext {
  readonly kustomize: Kustomize;
  /** All kustomizations of the repository. */
  readonly kustomizations: KustomizationIndex;
}
