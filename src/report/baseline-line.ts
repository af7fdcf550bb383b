import type { BaselineOutcome } from '../model/baseline.ts';
import { counted } from '../words.ts';

/** What is left of the old findings, and what to do when some are fixed. */
export function baselineLine({ file, entries, known, fixed }: BaselineOutcome): string {
  const isAll = known.length + fixed.length >= entries; // a part of the repository has a part of them
  const old = counted(isAll ? known.length : entries, 'old finding');
  const left = isAll ? `${old} left in ${file}` : `${known.length} of ${old} in ${file} are here`;
  if (fixed.length === 0) return left;
  return `${left}; ${counted(fixed.length, 'entry', 'entries')} of it ${fixed.length === 1 ? 'is' : 'are'} fixed: k8s-platform baseline update`;
}
