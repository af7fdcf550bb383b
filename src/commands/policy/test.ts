import type { RegoCoverage, RegoTest, RegoTestRun } from '../../engines/rego.ts';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { printable } from '../../report/printable.ts';
import { counted } from '../../words.ts';
import { checkExamples, type ExampleMistake, type ExampleRun } from './examples.ts';
import { lineAbout, openPolicies } from './open.ts';

interface Options {
  readonly run?: string;
  readonly threshold: number;
  readonly format: 'text' | 'json';
}

/** `policy test`: the unit tests, and which lines of the policies they reach. */
export async function test(options: Options, host: Host): Promise<0 | 1> {
  if (!(options.threshold >= 0 && options.threshold <= 100))
    throw new CliError('usage', '--threshold must be a number from 0 to 100');
  const { engines, files, policies, tree, read } = await openPolicies(host);
  const ran = await engines.rego.test(files, {
    coverage: true,
    ...(options.run === undefined ? {} : { run: options.run }),
  });
  const examples =
    options.run === undefined && ran.errors.length === 0
      ? await checkExamples(tree, await read(), engines, host)
      : { count: 0, mistakes: [] };
  await engines.close();
  const coverage = coverageOf(ran.coverage, new Set(policies.map(({ path }) => path)));
  const passes =
    ran.errors.length === 0 &&
    ran.tests.every(isFine) &&
    examples.mistakes.length === 0 &&
    coverage.percent >= options.threshold;
  host.stdout.write(
    options.format === 'json' ? asJson(ran, coverage, examples) : printable(asText(ran, coverage, examples, options)),
  );
  return passes ? 0 : 1;
}

interface Coverage {
  /** Of the lines of policies, tests left out; 100 when there are none. */
  readonly percent: number;
  readonly uncovered: readonly { readonly file: string; readonly from: number; readonly to: number }[];
}

function coverageOf(report: RegoCoverage | undefined, policies: ReadonlySet<string>): Coverage {
  const files = Object.entries(report?.files ?? {}).filter(([file]) => policies.has(file));
  const sum = (key: 'covered_lines' | 'not_covered_lines') =>
    files.reduce((all, [, file]) => all + (file[key] ?? 0), 0);
  const covered = sum('covered_lines');
  const lines = covered + sum('not_covered_lines');
  return {
    percent: lines === 0 ? 100 : Math.floor((covered / lines) * 1000) / 10,
    uncovered: files.flatMap(([file, { not_covered = [] }]) =>
      not_covered.map(({ start, end }) => ({ file, from: start.row, to: end.row })),
    ),
  };
}

function isFine({ outcome }: RegoTest): boolean {
  return outcome === 'passed' || outcome === 'skipped';
}

function asJson({ errors, tests }: RegoTestRun, coverage: Coverage, examples: ExampleRun): string {
  return `${JSON.stringify({ errors, tests: tests.map(({ nanoseconds: _, ...rest }) => rest), coverage, examples }, null, 2)}\n`;
}

function asText(
  { errors, tests }: RegoTestRun,
  { percent, uncovered }: Coverage,
  { count, mistakes }: ExampleRun,
  { threshold }: Options,
): string {
  if (errors.length > 0) return errors.map(lineAbout).join('');
  const failed = tests.filter((one) => !isFine(one));
  const passed = tests.filter(({ outcome }) => outcome === 'passed').length;
  const gaps = uncovered.map(({ file, from, to }) => `${file}:${from}${to > from ? `-${to}` : ''} no test gets here\n`);
  const skipped = tests.length - passed - failed.length;
  const counts = [`${passed} passed`, `${failed.length} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  const wrong = mistakes.length === 0 ? 'as marked' : counted(mistakes.length, 'mistake');
  const aboutExamples = count === 0 ? '' : `${counted(count, 'example')}: ${wrong}; `;
  const tooLow = percent < threshold ? `; ${threshold} % are wanted` : '';
  return [
    ...failed.map(aboutTest),
    ...mistakes.map(aboutExample),
    ...gaps,
    `${counted(tests.length, 'test')}: ${counts.join(', ')}; ${aboutExamples}coverage ${percent} %${tooLow}\n`,
  ].join('');
}

function aboutExample({ file, line, rule, problem }: ExampleMistake): string {
  return problem === 'not reported'
    ? `${file}:${line} is marked \`# <- ${rule}\`, but the rule has no finding there\n`
    : `${file}:${line} has a finding of ${rule}, but no marker \`# <- ${rule}\`\n`;
}

function aboutTest({ file, row, column, name, message, failures = [], cases = [], output }: RegoTest): string {
  const places = failures.slice(0, 1).map(({ file, row, text, values }) => {
    const shown = Object.entries(values).map(([variable, value]) => `      ${variable}: ${value}\n`);
    return `    ${file}:${row} is not true: ${text}\n${shown.join('')}`;
  });
  const wrong = cases.filter(({ passed }) => !passed).map((one) => `    case ${one.name.join(' / ')}\n`);
  const printed = output ? output.trimEnd().replace(/^/gm, '    ') + '\n' : '';
  return `${file}:${row}:${column} ${name} ${message === undefined ? 'failed' : `stopped: ${message}`}\n${wrong.join('')}${places.join('')}${printed}`;
}
