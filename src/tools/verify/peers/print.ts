import { nameOf } from './cases.ts';
import type { Comparison, Difference, Side } from './compare.ts';
import { holds, type Verdict } from './verdicts.ts';

/** How many objects an unexplained kind of difference names. */
const examples = 5;

/** A line for each check, below it the verdicts on what differs. @returns how many differences have no verdict */
export function printComparisons(comparisons: readonly Comparison[], verdicts: readonly Verdict[]): number {
  const unused = new Set(verdicts);
  let unexplained = 0;
  print(['peer check', 'both', 'peer', 'ours', 'rules']);
  for (const { check, rules, both, differences } of comparisons) {
    const of = (side: Side) => differences.filter((one) => one.side === side);
    print([check, both, of('peer').length, of('ours').length, rules.join(', ')]);
    for (const side of ['peer', 'ours'] as const) {
      let left = of(side);
      for (const verdict of verdicts) {
        const explained = left.filter((one) => holds(verdict, one));
        if (explained.length === 0) continue;
        unused.delete(verdict);
        left = left.filter((one) => !explained.includes(one));
        process.stdout.write(`    only ${side}, ${explained.length}: ${verdict.reason}\n`);
      }
      unexplained += left.length;
      if (left.length > 0)
        process.stdout.write(
          `    only ${side}, ${left.length}: NO VERDICT\n${left.slice(0, examples).map(place).join('')}`,
        );
    }
  }
  for (const { checks, only, when } of unused)
    process.stdout.write(`no such difference: ${checks.join(', ')}, only ${only}, when ${when.join(' and ')}\n`);
  return unexplained;
}

function print([check, both, peer, ours, rules]: readonly (string | number)[]): void {
  const numbers = [both, peer, ours].map((number) => String(number).padStart(5)).join('');
  process.stdout.write(`${String(check).padEnd(72)}${numbers}  ${String(rules)}\n`);
}

function place({ object, of }: Difference): string {
  return `      ${of.name}: ${nameOf(object)}\n`;
}
