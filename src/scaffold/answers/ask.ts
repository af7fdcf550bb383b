import type { Choice } from './answers.ts';

/** Something to ask a person. */
export interface Asked {
  readonly name: string;
  readonly message: string;
  readonly suggested: string | undefined;
  /** What to choose from; free text when undefined. */
  readonly choices: readonly Choice[] | undefined;
  /** Why an answer is not legal; undefined when it is. */
  readonly problem: (typed: string) => string | undefined;
}

export type Ask = (asked: Asked) => Promise<string>;
