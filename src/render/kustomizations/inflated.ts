import type { InflatedChart } from '../../engines/helm-inflation.ts';
import type { HelmError } from '../../engines/helm.ts';
import type { Resource } from '../../model/resource.ts';
import type { Violation } from '../../model/violation.ts';
import { inflationsOf, type Inflation } from '../../units/inflation.ts';
import type { Kustomization } from '../../units/kustomization.ts';
import { explainError, releasePlace } from '../charts/errors.ts';
import type { PrintedObject } from '../charts/locate.ts';
import { ReleaseValues } from '../charts/values.ts';
import { placeOfLine } from '../place.ts';
import type { KustomizationContext } from './context.ts';

/** The objects that the charts of a build printed, before kustomize went on with them. */
export function printedObjects(
  charts: readonly InflatedChart[],
  closure: readonly Kustomization[],
  context: KustomizationContext,
): PrintedObject[] {
  const { read, parse, resourcesIn } = context;
  return charts.flatMap(({ wanted, rendering }) => {
    const release = inflationOf(wanted.chart, closure, context)?.release;
    if (release === undefined) return [];
    const values = new ReleaseValues(release, context);
    return rendering.documents.flatMap(({ file, text, trace }) =>
      parse(file ?? release.chart.path, text)
        .flatMap((document) => resourcesIn(document))
        .map((resource) => ({
          resource,
          trace: trace!,
          values,
          placeOf: (template, line) => placeOfLine(template, line, read),
          fallback: () => releasePlace(release, context),
        })),
    );
  });
}

/** What Helm has against a chart of a build. */
export function chartViolations(
  chart: string,
  error: HelmError,
  closure: readonly Kustomization[],
  context: KustomizationContext,
): Violation[] {
  const release = inflationOf(chart, closure, context)?.release;
  return release === undefined
    ? []
    : explainError(error, release, new ReleaseValues(release, context), context, (file) => file);
}

/** The object that a chart printed and kustomize made this one of: the same kind, and the name that its own was made of. */
export function printedAs(rendered: Resource, printed: readonly PrintedObject[]): PrintedObject | undefined {
  const { kind, name } = rendered.id;
  return printed
    .filter(({ resource: { id } }) => id.kind === kind && name.includes(id.name))
    .sort((a, b) => b.resource.id.name.length - a.resource.id.name.length)[0];
}

function inflationOf(
  folder: string,
  closure: readonly Kustomization[],
  { charts }: KustomizationContext,
): Inflation | undefined {
  return closure
    .flatMap((kustomization) => inflationsOf(kustomization, charts))
    .find(({ release }) => release?.chart.folder === folder);
}
