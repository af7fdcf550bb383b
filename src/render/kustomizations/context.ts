import type { Kustomize } from '../../engines/kustomize.ts';
import type { KustomizationIndex } from '../../units/kustomization.ts';
import type { RenderContext } from '../context.ts';

export interface KustomizationContext extends RenderContext {
  readonly kustomize: Kustomize;
  /** All kustomizations of the repository. */
  readonly kustomizations: KustomizationIndex;
}
