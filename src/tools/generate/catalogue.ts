import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RuleId, RuleMeta } from '../../model/rule.ts';
import { ruleMeta } from '../../policy/metadata.ts';

/** Reads what each rule says of itself, from policies/rules/<category>/<name>/. Sorted by id. */
export function ruleCatalogue(root: string): RuleMeta[] {
  const folder = join(root, 'policies', 'rules');
  return readdirSync(folder)
    .sort()
    .flatMap((category) =>
      readdirSync(join(folder, category))
        .sort()
        .map((name) => readRule(join(folder, category, name), `${category}/${name}`)),
    );
}

function readRule(folder: string, id: RuleId): RuleMeta {
  const rego = join(folder, `${id.split('/')[1]!}.rego`);
  if (existsSync(rego)) return ruleMeta(id, 'rego', metadata(rego));
  return ruleMeta(id, 'stage', parse(readFileSync(join(folder, 'rule.yaml'), 'utf8')));
}

/** The first METADATA block of a Rego file: YAML behind `# `. */
function metadata(file: string): unknown {
  const block = /^# METADATA\n((?:#.*\n)+)/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (block === undefined) throw new Error(`${file} has no METADATA`);
  return parse(block.replace(/^# ?/gm, ''));
}
