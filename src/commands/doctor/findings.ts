import type { Host } from '../../host.ts';
import { lint } from '../../pipeline/lint.ts';
import { fine, wrong, type Diagnosis } from '../../scaffold/doctor/diagnosis.ts';
import { counted } from '../../words.ts';
import { baselineOf } from '../scope/baseline.ts';
import { lintRequest } from '../scope/lint-request.ts';
import { scopeOf } from '../scope/open.ts';

/** Whether `lint` would fail: files that are missing, references that lead nowhere, what a cluster refuses. */
export async function lookAtFindings(folder: string, host: Host): Promise<Diagnosis> {
  const there = { ...host, cwd: folder };
  const scope = scopeOf(['.'], {}, there);
  const request = await lintRequest(scope, { quiet: true }, there);
  try {
    const baseline = baselineOf({}, request.config, scope, { host: there, tree: request.tree });
    const { findings } = await lint({ ...request, ...(baseline === undefined ? {} : { baseline }) });
    const errors = findings.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    if (first === undefined) return fine('findings');
    const place = `${first.file}:${first.range.line}`;
    return wrong(
      'findings',
      `${counted(errors.length, 'error')}, the first: ${place} ${first.rule}`,
      'k8s-platform lint',
    );
  } finally {
    await request.engines.close();
  }
}
