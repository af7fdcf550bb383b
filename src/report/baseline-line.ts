import type { BaselineOutcome } from '../model/baseline.ts';
import { counted } from '../words.ts';

/** What is left of the old findings, and what to do when some are fixed. */
export function baselineLine({ file, known, fixed }: BaselineOutcome): string {
  const left = `${counted(known.length, 'old finding')} left in ${file}`;
  if (fixed.length === 0) return left;
  return `${left}; ${counted(fixed.length, 'entry', 'entries')} of it ${fixed.length === 1 ? 'is' : 'are'} fixed: k8s-platform baseline update`;
}
