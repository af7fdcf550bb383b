import pc from 'picocolors';
import type { Difference, ObjectChange, UnitChange } from '../../model/difference.ts';
import type { Finding } from '../../model/report.ts';
import { describe } from '../../model/resource.ts';
import { printable } from '../printable.ts';
import { effectsOf, failureText, fieldLines, findingsSummary, summaryOf, whereTo } from './words.ts';

type Colours = ReturnType<typeof pc.createColors>;

const signs = { added: '+', changed: '~', removed: '-' } as const;

interface TextOptions {
  readonly colour: boolean;
}

/** For people, on a terminal. */
export function differenceText(difference: Difference, options: TextOptions): string {
  const colours = pc.createColors(options.colour);
  const { appear, go } = difference.findings;
  const findings = [
    ...appear.map((finding) => colours.red(`+ ${findingLine(finding)}`)),
    ...go.map((finding) => colours.green(`- ${findingLine(finding)}`)),
  ];
  const blocks = [
    ...difference.units.map((unit) => unitText(unit, options)),
    ...(findings.length === 0
      ? []
      : [`${colours.bold('findings')}\n${findings.map((line) => `  ${line}\n`).join('')}`]),
    `${summaryOf(difference)}; ${findingsSummary(difference)}\n`,
  ];
  return blocks.join('\n');
}

/** One unit, with its place and its objects. */
export function unitText(unit: UnitChange, { colour }: TextOptions): string {
  const colours = pc.createColors(colour);
  const where = whereTo(unit);
  const head = `${colours.bold(printable(unit.unit || '.'))}${where === '' ? '' : colours.dim(printable(`  ${where}`))}`;
  const failure = failureText(unit);
  const lines = unit.objects.flatMap((object) => objectLines(object, colours));
  return [head, ...(failure === undefined ? [] : [`  ${colours.red(printable(failure))}`]), ...lines, ''].join('\n');
}

function objectLines(object: ObjectChange, colours: Colours): string[] {
  const { change, resource, formerName, fields } = object;
  const paint = { added: colours.green, changed: colours.yellow, removed: colours.red }[change];
  const effects = effectsOf(object).join('; ');
  const former = formerName === undefined ? '' : ` (was ${formerName})`;
  const head = `${signs[change]} ${describe(resource)}${former}`;
  return [
    `  ${paint(printable(head))}${effects === '' ? '' : `  ${colours.bold(printable(effects))}`}`,
    ...fields.flatMap(fieldLines).map((line) => `    ${paintLine(printable(line), colours)}`),
  ];
}

function paintLine(line: string, colours: Colours): string {
  return line.startsWith('+') ? colours.green(line) : line.startsWith('-') ? colours.red(line) : line;
}

function findingLine({ file, range, severity, rule, message }: Finding): string {
  return printable(`${file}:${range.line}:${range.column} ${severity} ${rule} ${message}`);
}
