import type { HelmError } from '../../engines/helm.ts';
import type { Violation } from '../../model/violation.ts';
import { formatPath } from '../../model/json-path.ts';
import { describe } from '../../model/resource.ts';
import type { Release } from '../../units/release.ts';
import { placeOfLine, type SourcePlace } from '../place.ts';
import type { ChartContext } from './context.ts';
import type { ReleaseValues } from './values.ts';

/** Helm's error as violations, each where it can be corrected. A chart may demand values: then its defaults are no release. */
export function explainError(
  error: HelmError,
  release: Release,
  values: ReleaseValues,
  context: ChartContext,
  sourceOf: (file: string) => string,
): Violation[] {
  const { installer } = release;
  if (release.incomplete || (installer === undefined && demandsValues(error))) return [];
  const by = installer === undefined ? '' : ` (installed by ${describe(installer.id)})`;
  const failed = (subject: SourcePlace, message: string): Violation => ({
    rule: 'render/failed',
    message: `${message}${by}`,
    subject,
    path: [],
  });
  if (error.kind === 'schema' && error.violations !== undefined)
    return error.violations.map(({ path, message }) => {
      const name = path.length === 0 ? 'the values' : `the value \`${formatPath(path)}\``;
      return failed(
        values.find(path)?.place() ?? releasePlace(release, context),
        `${name} does not fit the chart's schema: ${message}`,
      );
    });
  const place =
    error.file === undefined
      ? releasePlace(release, context)
      : placeOfLine(sourceOf(error.file), error.line ?? 1, context.read, error.column);
  return [failed(place, `Helm cannot render it: ${readable(error)}`)];
}

/** Where a release is asked for: in its installer, or the chart itself. */
export function releasePlace({ chart, installer }: Release, { open, placeOf }: ChartContext): SourcePlace {
  if (installer !== undefined) return placeOf(installer, ['spec']);
  return { file: chart.path, range: open(chart.document).locate([]).key };
}

/** `required`, `fail` and a schema say that a value has to be given. */
function demandsValues({ kind, message }: HelmError): boolean {
  return kind === 'schema' || (kind === 'template' && message.startsWith('execution error at'));
}

/** What went wrong, and with which expression, without the way there. */
function readable({ message }: HelmError): string {
  const lines = message.split('\n').map((line) => line.trim());
  const cause = lines
    .at(-1)!
    .replace(/^(?:template: |(?:execution|parse) error at \([^)]*\): |YAML parse error on [^:]*: )/, '');
  const expression = lines.map((line) => / at (<.*>):$/.exec(line)?.[1]).findLast((found) => found !== undefined);
  return (expression === undefined ? cause : `${expression}: ${cause}`).slice(0, 300);
}
