import type { Difference, UnitChange } from '../../model/difference.ts';
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
 * @param longest in characters; units that do not fit are counted
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
  const sections = [
    ...findings.appear.map((finding) => `- ➕ ${findingText(finding)}`),
    ...findings.go.map((finding) => `- ➖ ${findingText(finding)}`),
    ...units.map(unitSection),
  ];
  let text = head;
  let shown = 0;
  for (const section of sections) {
    if (text.length + section.length + 1 + reserve > longest) break;
    text += `${section}\n`;
    shown += 1;
  }
  const allFindings = findings.appear.length + findings.go.length;
  const leftFindings = Math.max(0, allFindings - shown);
  const leftUnits = units.length - Math.max(0, shown - allFindings);
  const left = [
    ...(leftFindings > 0 ? [counted(leftFindings, 'finding')] : []),
    ...(leftUnits > 0 ? [counted(leftUnits, 'unit')] : []),
  ];
  return left.length === 0
    ? text
    : `${text}\nLeft out, for want of room: ${left.join(' and ')}. All of it: \`k8s-platform diff\`.\n`;
}

function unitSection(unit: UnitChange): string {
  const failure = failureText(unit);
  const lines = unit.objects.flatMap((object) => {
    const effects = effectsOf(object).join('; ');
    const former = object.formerName === undefined ? '' : ` (was ${object.formerName})`;
    const head = `${signs[object.change]} ${describe(object.resource)}${former}${effects === '' ? '' : `  # ${effects}`}`;
    return [head, ...object.fields.flatMap(fieldLines).map((line) => `${line.slice(0, 1)}   ${line.slice(1)}`)];
  });
  const longestRun = Math.max(2, ...[...lines.join('\n').matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const where = whereTo(unit);
  return [
    `<details><summary>${markdown(unit.unit || '.')}${where === '' ? '' : ` (${markdown(where)})`}: ${counted(unit.objects.length, 'object')}</summary>`,
    '',
    ...(failure === undefined ? [] : [markdown(failure), '']),
    ...(lines.length === 0 ? [] : [`${fence}diff`, ...lines, fence, '']),
    '</details>',
  ].join('\n');
}

function findingText({ severity, file, range, rule, message }: Finding): string {
  return `${severity} ${code(`${file}:${range.line}`)} ${code(rule)} ${markdown(message)}`;
}
