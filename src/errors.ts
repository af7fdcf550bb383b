/** What can keep the tool from running at all; anything else that is thrown is a bug. */
export type CliErrorCode =
  | 'usage'
  | 'no-such-path'
  | 'unreadable'
  | 'unwritable'
  | 'bad-config'
  | 'bad-baseline'
  | 'unknown-rule'
  | 'unknown-version'
  | 'not-a-git-repository'
  | 'unknown-ref'
  | 'bad-shard'
  | 'bad-report'
  | 'would-overwrite'
  | 'missing-answer'
  | 'bad-answer'
  | 'unknown-template'
  | 'bad-template'
  | 'not-generated'
  | 'not-clean'
  | 'interrupted';

/** Misuse, or an environment that does not allow the run. `advice` says what to do about it. */
export class CliError extends Error {
  readonly code: CliErrorCode;
  readonly advice: string | undefined;

  constructor(code: CliErrorCode, message: string, advice?: string) {
    super(message);
    this.name = 'CliError';
    this.code = code;
    this.advice = advice;
  }
}
