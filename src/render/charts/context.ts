import type { JsonPath } from '../../model/json-path.ts';
import type { Resource } from '../../model/resource.ts';
import type { Helm } from '../../engines/helm.ts';
import type { ChartIndex } from '../../units/chart.ts';
import type { RenderContext } from '../context.ts';
import type { SourcePlace } from '../place.ts';

export interface ChartContext extends RenderContext {
  readonly helm: Helm;
  readonly charts: ChartIndex;
  /** The place to edit for a field of what installs a chart, which may be rendered itself. */
  readonly placeOf: (resource: Resource, path: JsonPath) => SourcePlace;
  /** Version of the cluster, such as `1.36`. */
  readonly kubernetesVersion: string;
}
