import { CliError } from '../../errors.ts';

/** Where in the answers something is: `['applications', 0, 'parameters', 'memory']`. */
export type AnswerPath = readonly (string | number)[];

/** An answer that cannot be. A file of answers can tell its line. */
export class AnswerError extends CliError {
  readonly path: AnswerPath;

  constructor(path: AnswerPath, message: string, advice?: string) {
    super('bad-answer', message, advice);
    this.path = path;
  }
}
