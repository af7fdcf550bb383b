import { posix } from 'node:path';
import type { Resource } from '../model/resource.ts';
import { resolvePath } from '../units/kustomization.ts';
import type { Repository } from './facts.ts';

/** The folder of the file that a resource is written in; empty at the repository's root. */
export function folderIn({ origin }: Resource): string {
  const folder = posix.dirname(origin.document.file.path);
  return folder === '.' ? '' : folder;
}

/** Whether `exists` can tell of such a path: it knows YAML and JSON files, and the folders of those. */
export function isKnowable(path: string): boolean {
  return !path.startsWith('..') && /(?:^|\/)[^./]+$|\.(?:ya?ml|json)$/.test(path);
}

/** Whether there is such a path, as what deploys it writes it: with `./` and a slash at the end, or without. */
export function existsIn(exists: Repository['exists'], path: unknown): boolean {
  return typeof path === 'string' && exists(posix.normalize(path).replace(/\/$/, ''));
}

/** Whether something may be deployed from a path. It may hold no YAML at all, such as Jsonnet. */
export function isDeployable({ exists, filesIn }: Repository, path: unknown): boolean {
  if (existsIn(exists, path)) return true;
  return typeof path === 'string' && !path.includes('{{') && filesIn(resolvePath('', path)).length > 0;
}
