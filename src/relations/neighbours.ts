import { posix } from 'node:path';
import type { Resource } from '../model/resource.ts';

/**
 * Whether two resources that may meet are certain to: both name their namespace, or one unit or folder holds both. Without
 * that, folders may be alternatives, as those of a collection of examples are.
 */
export function areTogether(one: Resource, other: Resource): boolean {
  if (one.id.namespace !== undefined && other.id.namespace !== undefined) return true;
  const [units, others] = [one.origin.units, other.origin.units];
  const isPlain = units.length === 0 && others.length === 0;
  return isPlain ? folderOf(one) === folderOf(other) : units.some((unit) => others.includes(unit));
}

function folderOf({ origin }: Resource): string {
  return posix.dirname(origin.document.file.path);
}
