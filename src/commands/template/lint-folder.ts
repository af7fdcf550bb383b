import type { Host } from '../../host.ts';
import { lint } from '../../pipeline/lint.ts';
import { lintRequest } from '../scope/lint-request.ts';
import { scopeOf } from '../scope/open.ts';

/** The findings about some paths of a repository that lies in another folder, a line each. */
export async function lintFolder(folder: string, paths: readonly string[], host: Host): Promise<string[]> {
  const there = { ...host, cwd: folder };
  const request = await lintRequest(scopeOf(['.'], {}, there), { quiet: true }, there);
  try {
    const selected = (path: string) => paths.some((wanted) => path.startsWith(`${wanted}/`));
    const { findings } = await lint({ ...request, selected });
    return findings.map(
      ({ file, range, severity, rule, message }) => `${file}:${range.line} ${severity} ${rule} ${message}`,
    );
  } finally {
    await request.engines.close();
  }
}
