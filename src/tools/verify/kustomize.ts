import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Engines } from '../../engines/engines.ts';
import { printTable, runPeer, type Row } from './peers.ts';

/** Builds every kustomization below the given folders with the engine and with native kustomize, and compares bytes. */
const names = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);
const rows: Row[] = [];
for (const root of process.argv.slice(2)) rows.push(await compare(root));
process.exit(printTable(rows) ? 0 : 1);

async function compare(root: string): Promise<Row> {
  const engines = new Engines();
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  engines.kustomize.load(paths.map((path) => ({ path, content: readFileSync(join(root, path)) })));
  const folders = paths.filter((path) => names.has(path.slice(path.lastIndexOf('/') + 1))).map(dirname);
  const failures: string[] = [];
  let same = 0;
  let bothFail = 0;
  for (const folder of folders) {
    const ours = await engines.kustomize.build(folder);
    const native = runPeer('kustomize', ['build', folder], { cwd: root });
    if (native === undefined) return { check: root, result: 'missing', detail: 'kustomize is not installed' };
    if ('error' in ours && !native.ok) bothFail += 1;
    else if (!('error' in ours) && native.ok && ours.output === native.stdout) same += 1;
    else
      failures.push(
        `${folder}: ${'error' in ours ? ours.error : native.ok ? 'other bytes' : `native fails: ${native.stderr}`}`,
      );
  }
  await engines.close();
  const detail = `${same} the same, ${bothFail} fail in both, of ${folders.length}`;
  return failures.length === 0
    ? { check: root, result: 'passed', detail }
    : { check: root, result: 'failed', detail: [detail, ...failures.slice(0, 10)].join('\n') };
}
