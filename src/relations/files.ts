import { posix } from 'node:path';
import type { Resource } from '../model/resource.ts';

/** The folder of the file that a resource is written in; empty at the repository's root. */
export function folderIn({ origin }: Resource): string {
  const folder = posix.dirname(origin.document.file.path);
  return folder === '.' ? '' : folder;
}

/** Whether `exists` can tell of such a path: it knows YAML and JSON files, and the folders of those. */
export function isKnowable(path: string): boolean {
  return !path.startsWith('..') && /(?:^|\/)[^./]+$|\.(?:ya?ml|json)$/.test(path);
}
