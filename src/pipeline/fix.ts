import { applyFixes } from '../fix/apply.ts';
import { overlayTree } from '../fix/overlay-tree.ts';
import type { SourceFix } from '../model/fix.ts';
import type { Finding, Report } from '../model/report.ts';
import type { RuleId } from '../model/rule.ts';
import { lint, type LintRequest } from './lint.ts';

/** A file with its fixes made. */
export interface FixedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** How many findings of each rule it mends. */
  readonly rules: ReadonlyMap<RuleId, number>;
}

export interface Fixes {
  readonly files: readonly FixedFile[];
  /** Files whose fixes would have broken something else, with the first thing that they would have broken. */
  readonly refused: readonly { readonly file: string; readonly because: Finding }[];
}

/** What must be no worse than before: whether objects can be read, built and applied. */
const guards = ['yaml', 'schema', 'admission', 'render'];

/**
 * Makes the safe fixes of findings, in memory. What the schemas, the API server's validation or kustomize would refuse
 * afterwards is left as it was.
 */
export async function fix(request: LintRequest): Promise<Fixes> {
  let files = fixedFiles(await lint(request), request);
  const refused: { file: string; because: Finding }[] = [];
  if (files.length === 0) return { files, refused };
  const guard = { ...request, only: [...request.catalogue.keys()].filter((id) => guards.includes(id.split('/')[0]!)) };
  const known = new Set((await lint(guard)).findings.map(identity));
  for (;;) {
    const changed = new Map(files.map(({ file, after }) => [file, after]));
    const { findings } = await lint({ ...guard, tree: overlayTree(request.tree, changed) });
    const because = findings.find((finding) => !known.has(identity(finding)));
    if (because === undefined) return { files, refused };
    const guilty = files.filter(({ file }) => file === because.file);
    const dropped = new Set(guilty.length > 0 ? guilty : files);
    refused.push(...[...dropped].map(({ file }) => ({ file, because })));
    files = files.filter((file) => !dropped.has(file));
    if (files.length === 0) return { files, refused };
  }
}

function identity({ fingerprint, message }: Finding): string {
  return `${fingerprint} ${message}`;
}

function fixedFiles({ findings, sources }: Report, { selected }: LintRequest): FixedFile[] {
  const byFile = new Map<string, { fix: SourceFix; rule: RuleId }[]>();
  for (const { fix, rule } of findings) {
    if (fix === undefined || !selected(fix.file)) continue;
    byFile.set(fix.file, [...(byFile.get(fix.file) ?? []), { fix, rule }]);
  }
  return [...byFile].flatMap(([file, wanted]): FixedFile[] => {
    const before = sources.get(file)!;
    const { text: after, made } = applyFixes(
      before,
      wanted.map(({ fix }) => fix),
    );
    const rules = new Map<RuleId, number>();
    for (const { fix, rule } of wanted) if (made.includes(fix)) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    return made.length === 0 ? [] : [{ file, before, after, rules }];
  });
}
