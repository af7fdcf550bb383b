import type { Difference } from '../../model/difference.ts';
import type { Finding } from '../../model/report.ts';
import { printable } from '../printable.ts';

/** For programs. Shape: schemas/report/diff.schema.json. */
export function differenceJson({ before, after, units, findings }: Difference): string {
  const shown = {
    version: 1,
    before,
    after,
    units: units.map(({ environment, failure, objects, ...unit }) => ({
      ...unit,
      environment: environment ?? null,
      failure: failure ?? null,
      objects: objects.map(({ formerName, fields, ...object }) => ({
        ...object,
        formerName: formerName ?? null,
        fields: fields.map(({ path, before: was, after: is }) => ({ path, before: was ?? null, after: is ?? null })),
      })),
    })),
    findings: { appear: findings.appear.map(toJson), go: findings.go.map(toJson) },
  };
  return `${printable(JSON.stringify(shown, undefined, 2))}\n`;
}

function toJson({ rule, severity, message, file, range, resource, units, fingerprint }: Finding): object {
  const { line, column } = range;
  return { rule, severity, message, file, line, column, resource: resource ?? null, units, fingerprint };
}
