import type { Difference, ObjectChange, UnitChange } from '../../model/difference.ts';
import type { Finding } from '../../model/report.ts';
import { describe } from '../../model/resource.ts';
import { counted } from '../../words.ts';
import { code, markdown } from '../markdown.ts';
import { effectsOf, failureText, fieldLines, findingsSummary, summaryOf, whereTo } from './words.ts';

const signs = { added: '+', changed: '!', removed: '-' } as const;
/** By which a bot finds its own comment again. */
const mark = '<!-- k8s-platform diff -->';
/** For the closing line that counts what was left out. */
const reserve = 200;

/**
 * For a comment on a pull request: a summary, the findings, and each unit, folded.
 * @param longest in characters; what does not fit is counted
 */
export function differenceMarkdown(difference: Difference, longest: number): string {
  const { units, findings } = difference;
  const head = [
    mark,
    `### k8s-platform diff: ${code(difference.before)} → ${code(difference.after)}`,
    '',
    `**${markdown(summaryOf(difference))}**; ${findingsSummary(difference)}.`,
    '',
  ].join('\n');
  const changes = [
    ...findings.appear.map((finding) => `- ➕ ${findingText(finding)}`),
    ...findings.go.map((finding) => `- ➖ ${findingText(finding)}`),
  ];
  let text = head;
  // Findings leave at least half of it to the units.
  const room = () => longest - reserve - text.length - 1;
  const shownFindings = changes.findIndex((line) => {
    const fits = line.length <= room() && text.length + line.length <= longest / 2;
    if (fits) text += `${line}\n`;
    return !fits;
  });
  const left = { findings: shownFindings < 0 ? 0 : changes.length - shownFindings, units: 0, objects: 0 };
  for (const unit of units) {
    const { section, leftOut } = unitSection(unit, room());
    if (section === undefined) left.units += 1;
    else {
      text += `${section}\n`;
      left.objects += leftOut;
    }
  }
  const told = [
    ...(left.findings > 0 ? [counted(left.findings, 'finding')] : []),
    ...(left.units > 0 ? [counted(left.units, 'unit')] : []),
    ...(left.objects > 0 ? [`${counted(left.objects, 'object')} of units above`] : []),
  ];
  return told.length === 0
    ? text
    : `${text}\nLeft out, for want of room: ${told.join(', ')}. All of it: \`k8s-platform diff\`.\n`;
}

/** A unit with as many of its objects as there is room for; undefined where not even its first one fits. */
function unitSection(unit: UnitChange, room: number): { section: string | undefined; leftOut: number } {
  const failure = failureText(unit);
  const where = whereTo(unit);
  const blocks = unit.objects.map(objectLines);
  const longestRun = Math.max(2, ...[...blocks.join('\n').matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const sectionOf = (shown: readonly string[]) =>
    [
      `<details><summary>${markdown(unit.unit || '.')}${where === '' ? '' : ` (${markdown(where)})`}: ${counted(unit.objects.length, 'object')}</summary>`,
      '',
      ...(failure === undefined ? [] : [markdown(failure), '']),
      ...(shown.length === 0 ? [] : [`${fence}diff`, ...shown, fence, '']),
      ...(shown.length === blocks.length
        ? []
        : [`… and ${counted(blocks.length - shown.length, 'more object', 'more objects')}`, '']),
      '</details>',
    ].join('\n');
  const whole = sectionOf(blocks);
  if (whole.length <= room) return { section: whole, leftOut: 0 };
  let size = sectionOf([]).length + 2 * fence.length + 10;
  const fitting = blocks.findIndex((block) => (size += block.length + 1) > room);
  return fitting <= 0
    ? { section: undefined, leftOut: blocks.length }
    : { section: sectionOf(blocks.slice(0, fitting)), leftOut: blocks.length - fitting };
}

function objectLines(object: ObjectChange): string {
  const effects = effectsOf(object).join('; ');
  const former = object.formerName === undefined ? '' : ` (was ${object.formerName})`;
  const head = `${signs[object.change]} ${describe(object.resource)}${former}${effects === '' ? '' : `  # ${effects}`}`;
  return [head, ...object.fields.flatMap(fieldLines).map((line) => `${line.slice(0, 1)}   ${line.slice(1)}`)].join(
    '\n',
  );
}

function findingText({ severity, file, range, rule, message }: Finding): string {
  return `${severity} ${code(`${file}:${range.line}`)} ${code(rule)} ${markdown(message)}`;
}
