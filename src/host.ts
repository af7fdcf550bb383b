import type { Ask } from './scaffold/answers/ask.ts';
import type { Signals } from './signals.ts';

/** All that a command may know and touch of the process; tests hand over their own. */
export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Asks a person; undefined when there is nobody to ask. */
  readonly ask: Ask | undefined;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly signals: Signals;
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** The date in UTC, `2026-12-31`. */
  today(): string;
  /** Date and time in UTC, `2026-12-31T23:59:59`. */
  timestamp(): string;
}

export interface Output {
  write(text: string): void;
  readonly colour: boolean;
  /** Columns; undefined when not a terminal. */
  readonly columns: number | undefined;
}
