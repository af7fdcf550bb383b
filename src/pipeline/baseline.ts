import type { BaselineEntry } from '../model/baseline.ts';

/** Findings that are not to count. */
export interface Baseline {
  /** For people. */
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
  /**
   * Which entries are fixed when they have no finding: those of rules that are on, when the command line chose the rules;
   * none, when it chose what to check against.
   */
  readonly tellsFixed: 'all' | 'rules-on' | 'none';
}

export interface Judged {
  readonly selected: (file: string) => boolean;
  /** Files of which all is judged. */
  readonly files: ReadonlySet<string>;
  /** Files of objects that were asked for; those that are not among `files` could not be judged. */
  readonly objectFiles: ReadonlySet<string>;
  /** Whether all that a file is built into could be built. */
  readonly isBuilt: (file: string) => boolean;
  /** Whether a rule has run; undefined for one that is unknown. */
  readonly hasRun: (rule: string) => boolean | undefined;
  /** Whether all policies of the repository could be read. */
  readonly knowsAllRules: boolean;
  readonly isOn: (rule: string, file: string) => boolean;
}

/** Whether the run would have found what an entry is about. */
export function isJudged({ file, rule }: BaselineEntry, { tellsFixed }: Baseline, judged: Judged): boolean {
  if (tellsFixed === 'none' || !judged.selected(file)) return false;
  const hasRun = judged.hasRun(rule);
  if (hasRun === undefined) return judged.knowsAllRules;
  if (!hasRun || (tellsFixed === 'rules-on' && !judged.isOn(rule, file))) return false;
  return judged.files.has(file) || (!judged.objectFiles.has(file) && judged.isBuilt(file));
}

/**
 * Tells whether all that a file is built into could be built.
 * @param failed files that failures to build are about
 * @param charts folders of charts that could not be rendered
 */
export function builtFiles(
  failed: readonly string[],
  charts: readonly string[],
  unitsOf: (file: string) => readonly string[],
): (file: string) => boolean {
  const units = new Set(failed.flatMap(unitsOf));
  return (file) =>
    !unitsOf(file).some((unit) => units.has(unit)) &&
    !charts.some((folder) => folder === '' || file.startsWith(`${folder}/`));
}
