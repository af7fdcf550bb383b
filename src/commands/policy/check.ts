import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineFile } from '../../engines/frame.ts';
import type { Rego, RegoInspection, RegoProblem } from '../../engines/rego.ts';
import type { Host } from '../../host.ts';
import { printable } from '../../report/printable.ts';
import { counted } from '../../words.ts';
import { styleOf } from '../../policy/user/rule.ts';
import { lineAbout, openPolicies, type OpenPolicies } from './open.ts';

/** `policy check`: strict, formatted, with METADATA. */
export async function check({ write }: { readonly write?: boolean }, host: Host): Promise<0 | 1> {
  const opened = await openPolicies(host);
  const { engines, root } = opened;
  const compiled = await engines.rego.check(opened.files, { strict: true });
  const { unformatted, texts } = await formatted(engines.rego, opened);
  if (write) for (const path of unformatted) writeFileSync(join(root, path), texts.get(path)!);
  const { problems } = await opened.read();
  const inspections = await inspect(engines.rego, opened);
  await engines.close();
  const found: RegoProblem[] = [
    ...compiled,
    ...(write
      ? []
      : unformatted.map((file) => ({ file, code: 'format', message: 'is not formatted; --write does it' }))),
    ...inspections.flatMap(withoutMetadata),
  ];
  const said = new Set(found.map(({ file, row }) => `${file ?? ''}:${row ?? 1}`));
  for (const { subject, message } of problems) {
    if ('id' in subject || said.has(`${subject.file}:${subject.range.line}`)) continue;
    found.push({
      file: subject.file,
      row: subject.range.line,
      column: subject.range.column,
      code: 'metadata',
      message,
    });
  }
  found.sort((a, b) => compare(a.file ?? '', b.file ?? '') || (a.row ?? 0) - (b.row ?? 0));
  for (const problem of found) host.stdout.write(printable(lineAbout(problem)));
  if (write && unformatted.length > 0) host.stdout.write(`${counted(unformatted.length, 'file')} formatted\n`);
  const files = counted(opened.policies.length + opened.tests.length, 'file');
  host.stdout.write(
    found.length === 0 ? `${files}: nothing to complain about\n` : `${counted(found.length, 'problem')}\n`,
  );
  return found.length === 0 ? 0 : 1;
}

function byVersion({ policies, tests, version0 }: OpenPolicies): readonly [0 | 1, readonly EngineFile[]][] {
  const files = [...policies, ...tests];
  return [
    [1, files.filter(({ path }) => !version0.has(path))],
    [0, files.filter(({ path }) => version0.has(path))],
  ];
}

async function formatted(rego: Rego, opened: OpenPolicies) {
  const unformatted: string[] = [];
  const texts = new Map<string, string>();
  for (const [regoVersion, files] of byVersion(opened)) {
    const format = await rego.format(files, { regoVersion });
    unformatted.push(...format.unformatted);
    for (const [path, text] of format.texts) texts.set(path, text);
  }
  return { unformatted, texts };
}

async function inspect(rego: Rego, opened: OpenPolicies): Promise<RegoInspection[]> {
  const inspections: RegoInspection[] = [];
  for (const [regoVersion, files] of byVersion(opened)) inspections.push(await rego.inspect(files, { regoVersion }));
  return inspections;
}

/** Rules that say not what they ask for, why, how severe it is, or what to do. */
function withoutMetadata({ modules, annotations }: RegoInspection): RegoProblem[] {
  return modules.flatMap((module) => {
    const rules = module.rules.filter(({ name, kind }) => styleOf(name, kind) !== undefined);
    const about = annotations
      .filter(({ location }) => location?.file === module.file)
      .map((entry) => entry.annotations);
    const [first] = rules;
    if (first === undefined) return [];
    const missing = [
      ...['title', 'description'].filter((key) => about.every((entry) => !(key in entry))),
      ...['severity', 'remediation']
        .filter((key) => about.every(({ custom }) => custom?.[key] === undefined))
        .map((key) => `custom.${key}`),
    ];
    if (missing.length === 0) return [];
    const { row, column } = first;
    const message = `METADATA lacks ${missing.join(', ')}`;
    return [{ file: module.file, row, column, code: 'metadata', message }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
