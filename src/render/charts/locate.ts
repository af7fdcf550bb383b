import { isDeepStrictEqual } from 'node:util';
import type { HelmTrace } from '../../engines/helm-trace.ts';
import { existingPath, valueAt, type JsonPath } from '../../model/json-path.ts';
import type { Resource } from '../../model/resource.ts';
import type { Located, OpenDocument, SourcePlace } from '../place.ts';
import type { ReleaseValues, Setting } from './values.ts';

/** An object that a chart printed. */
export interface PrintedObject {
  /** Its origin is the rendered document. */
  readonly resource: Resource;
  readonly trace: HelmTrace;
  readonly values: ReleaseValues;
  /** The place of a line of a file in the repository. */
  readonly placeOf: (file: string, line: number) => SourcePlace;
  /** Where to point at when nothing tells more, as for a chart in an archive. */
  readonly fallback: () => SourcePlace;
}

/** The place to edit for a field that a chart printed: where its value is set, or else the line of the template. */
export function locatePrinted(object: PrintedObject, path: JsonPath, open: OpenDocument): Located {
  const { resource, trace, values, placeOf, fallback } = object;
  const { document, path: prefix } = resource.origin;
  const existing = existingPath(resource.body, path);
  const { key, value } = open(document).locate([...prefix, ...existing]);
  const printed = trace.at(key.line);
  const [by] = printed.positions;
  const template = by?.file === undefined ? undefined : placeOf(by.file, by.line);
  const lines = value.line === key.line ? [printed] : [printed, trace.at(value.line)];
  const reads = lines.flatMap(({ values: read }) => [...read].reverse()); // innermost helper first
  const setting = settingOf(existing, valueAt(resource.body, existing), reads, values);
  return {
    ...(setting?.place() ?? template ?? fallback()),
    found: existing.length,
    ...(template === undefined ? {} : { template }),
  };
}

/**
 * What set a field, among the values that its template line reads: the one that equals it, whole or at the end of the field's
 * path (as with `toYaml`), or else a part of it: its end (as with `repository:tag`, where tags are what changes), or any. Of
 * several the one with the field's name, or the longest.
 */
function settingOf(
  path: JsonPath,
  value: unknown,
  reads: readonly (readonly string[])[],
  values: ReleaseValues,
): Setting | undefined {
  const found = (some: typeof reads): Candidate[] =>
    some.flatMap((read) => values.expand(read)).flatMap((read) => candidates(read, path, values));
  const settings = found(reads);
  const best = (some: readonly Candidate[]) => some.find((one) => one.path.at(-1) === path.at(-1)) ?? some[0];
  const equal = settings.filter((setting) => sameValue(setting.value, value));
  if (equal.length > 0 || typeof value !== 'string') return best(equal);
  const parts = found(reads.filter((read) => read.at(-1) !== '*')) // any item of a list may happen to be a part
    .filter(({ value: set }) => isScalar(set) && String(set) !== '' && value.includes(String(set)))
    .sort((a, b) => String(b.value).length - String(a.value).length);
  const last = parts.filter((part) => value.endsWith(String(part.value)));
  return best(last.length > 0 ? last : parts);
}

interface Candidate extends Setting {
  readonly path: JsonPath;
}

/** The value itself, and what is in it at each end of the field's path, the longest first. */
function candidates(read: JsonPath, path: JsonPath, values: ReleaseValues): Candidate[] {
  const paths = [...path.keys()].map((start) => [...read, ...path.slice(start)]);
  return [...paths, read].flatMap((one) => {
    const setting = values.find(one);
    return setting === undefined ? [] : [{ ...setting, path: one }];
  });
}

/** Templates print numbers and booleans as strings, and the other way round. */
function sameValue(set: unknown, printed: unknown): boolean {
  if (isScalar(set) && isScalar(printed)) return String(set) === String(printed);
  return isDeepStrictEqual(set, printed);
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' && value !== undefined;
}
