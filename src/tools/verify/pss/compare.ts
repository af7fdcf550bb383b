import type { Json } from '../../../model/resource.ts';
import type { RuleId } from '../../../model/rule.ts';
import type { Row } from '../table.ts';
import type { Control } from './controls.ts';
import type { Level, Verdict } from './upstream.ts';

/** A pod in a minor version, and the rules that report it. */
export interface Judged {
  readonly pod: Json;
  readonly minor: number;
  readonly reported: ReadonlySet<RuleId>;
}

/** What a rule or level says beside what upstream says. */
class Tally {
  readonly #check: string;
  #refused = 0;
  #accepted = 0;
  #different = 0;
  #example = '';

  constructor(check: string) {
    this.#check = check;
  }

  add(judged: Judged, ours: boolean, upstream: boolean): void {
    if (upstream) this.#refused += 1;
    else this.#accepted += 1;
    if (ours === upstream) return;
    this.#different += 1;
    this.#example ||= `; 1.${judged.minor}: upstream ${upstream ? 'refuses' : 'accepts'} ${JSON.stringify(judged.pod)}`;
  }

  /** Fails without a pod of each kind as well: then nothing was compared. */
  row(): Row {
    const total = this.#refused + this.#accepted;
    const passed = this.#different === 0 && this.#refused > 0 && this.#accepted > 0;
    const detail = `${total - this.#different} of ${total} alike, ${this.#refused} refused${this.#example}`;
    return { check: this.#check, result: passed ? 'passed' : 'failed', detail };
  }
}

/** One row for each check. @param judged for each verdict, what we say of its pods */
export function compareChecks(
  verdicts: readonly Verdict[],
  judged: readonly (readonly Judged[])[],
  controls: readonly Control[],
): Row[] {
  const upstream = new Map(verdicts.flatMap((verdict) => Object.entries(verdict.checks)));
  const checks = [...new Set([...upstream.keys(), ...controls.map(({ check }) => check)])].sort();
  return checks.map((check) => {
    const [control, ...others] = controls.filter((one) => one.check === check);
    const level = upstream.get(check);
    if (level === undefined) return { check, result: 'failed', detail: 'upstream has no such check' };
    if (control === undefined) return { check, result: 'failed', detail: 'no rule covers it' };
    if (others.length > 0) return { check, result: 'failed', detail: 'more than one rule covers it' };
    if (control.level !== level) return { check, result: 'failed', detail: `upstream has it at the level ${level}` };
    const tally = new Tally(`${level}: ${check} (${control.rule})`);
    for (const [index, verdict] of verdicts.entries()) {
      const refused = new Set(verdict.refusedByCheck[check]);
      for (const [pod, one] of judged[index]!.entries())
        tally.add(one, one.reported.has(control.rule), refused.has(pod));
    }
    return tally.row();
  });
}

/** One row for each level and version. */
export function compareLevels(
  verdicts: readonly Verdict[],
  judged: readonly (readonly Judged[])[],
  controls: readonly Control[],
): Row[] {
  return verdicts.flatMap((verdict, index) =>
    (['baseline', 'restricted'] as const).map((level) => {
      const rules = rulesOf(level, verdict, controls);
      const refused = new Set(verdict.refusedByLevel[level]);
      const tally = new Tally(`1.${verdict.minor} ${level}`);
      for (const [pod, one] of judged[index]!.entries())
        tally.add(
          one,
          rules.some((rule) => one.reported.has(rule)),
          refused.has(pod),
        );
      return tally.row();
    }),
  );
}

function rulesOf(level: Level, { overridden }: Verdict, controls: readonly Control[]): RuleId[] {
  const counts = (control: Control): boolean =>
    level === 'restricted' ? !overridden.includes(control.check) : control.level === 'baseline';
  return controls.filter(counts).map(({ rule }) => rule);
}
