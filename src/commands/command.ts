import type { Command } from 'commander';
import type { Host } from '../host.ts';

/** 0: nothing to complain about. 1: findings. 2: could not run. */
export type ExitCode = 0 | 1 | 2;

/** What each file in this folder exports, under the name `command`. The file's name is the command's. */
export interface CommandModule {
  readonly summary: string;
  /** Declares arguments and options, and sets the action, which tells `exit` how it ended (0 when it does not). */
  readonly register: (command: Command, host: Host, exit: (code: ExitCode) => void) => void;
}
