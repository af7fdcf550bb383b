import picomatch from 'picomatch';
import type { Resource } from '../../model/resource.ts';
import type { ConfiguredSuppression } from '../../model/suppression.ts';

export type Matches = (rule: string, file: string, resource: Resource | undefined) => boolean;

export function suppressionMatcher({ rules, object, files }: ConfiguredSuppression): Matches {
  const isRule = picomatch([...rules]);
  const isFile = files && picomatch([...files], { dot: true });
  const isObject = object === undefined ? undefined : objectMatcher(object);
  return (rule, file, resource) =>
    isRule(rule) &&
    (isFile === undefined || isFile(file)) &&
    (isObject === undefined || (resource !== undefined && isObject(resource)));
}

/** `Deployment shop/web`, or without the namespace. */
function objectMatcher(object: string): (resource: Resource) => boolean {
  const [kind = '', place = ''] = object.split(/\s+/);
  const slash = place.indexOf('/');
  const isKind = picomatch(kind);
  const isNamespace = slash < 0 ? undefined : picomatch(place.slice(0, slash));
  const isName = picomatch(place.slice(slash + 1));
  return ({ id }) => isKind(id.kind) && isName(id.name) && (isNamespace?.(id.namespace ?? '') ?? true);
}

/** @param today as `2026-12-31` */
export function hasExpired({ until }: ConfiguredSuppression, today: string): boolean {
  return until !== undefined && until < today;
}
