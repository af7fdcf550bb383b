import { CliError } from '../../errors.ts';
import type { Report } from '../../model/report.ts';
import { reaches, type Severity } from '../../model/severity.ts';
import { counted } from '../../words.ts';

/** What fails a run, as the command line says. */
export interface Gate {
  readonly failOn: Severity | 'never';
  readonly maxWarnings?: number;
  readonly strictBaseline?: boolean;
}

/** Whether the run fails, and why where the findings do not show it. */
export interface Verdict {
  readonly fails: boolean;
  readonly reasons: readonly string[];
}

export function verdictOn({ findings, summary, baseline }: Report, gate: Gate): Verdict {
  const { failOn, maxWarnings, strictBaseline } = gate;
  const reasons: string[] = [];
  if (maxWarnings !== undefined && summary.warnings > maxWarnings)
    reasons.push(`${counted(summary.warnings, 'warning')}, and --max-warnings allows ${maxWarnings}`);
  const fixed = baseline?.fixed.length ?? 0;
  if (strictBaseline === true && baseline !== undefined && fixed > 0)
    reasons.push(
      `${counted(fixed, 'entry', 'entries')} of ${baseline.file} ${fixed === 1 ? 'is' : 'are'} fixed and may not come back: k8s-platform baseline update`,
    );
  const found = failOn !== 'never' && findings.some(({ severity }) => reaches(severity, failOn));
  return { fails: found || reasons.length > 0, reasons };
}

export function parseMaxWarnings(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new CliError('usage', `--max-warnings ${text} is no number of warnings`, 'write --max-warnings 0, or more');
}
