import type { Host } from '../../host.ts';
import type { Progress } from '../../model/progress.ts';

export interface ProgressLine {
  /** Undefined where nobody would see it. */
  readonly progress: Progress | undefined;
  /** The host, whose other output takes the line away first. */
  readonly host: Host;
  /** Takes the line away. */
  readonly end: () => void;
}

const verbs = { files: 'reading files', units: 'rendering', objects: 'checking objects' } as const;
/** Milliseconds: nothing is shown of a run that ends sooner, nor more often. */
const patience = 1000;
const interval = 100;
const eraseLine = '\r\u001b[2K';

/** One line on standard error, where that is a terminal that a person looks at. */
export function progressLine(host: Host, options: { readonly quiet?: boolean }): ProgressLine {
  const { stderr, stdout, env } = host;
  const { columns } = stderr;
  const isWatched = columns !== undefined && options.quiet !== true && !isSet(env.CI) && env.TERM !== 'dumb';
  if (!isWatched) return { progress: undefined, host, end: () => undefined };
  const started = host.now();
  let last = started + patience - interval;
  let isShown = false;
  const end = (): void => {
    if (isShown) stderr.write(eraseLine);
    isShown = false;
  };
  const progress: Progress = (what, done, total) => {
    const now = host.now();
    if (now - last < interval) return;
    last = now;
    isShown = true;
    stderr.write(`${eraseLine}${textOf(verbs[what], done, total).slice(0, Math.max(0, columns - 1))}`);
  };
  const erasing = (output: Host['stderr']): Host['stderr'] => ({
    ...output,
    write: (text) => {
      end();
      output.write(text);
    },
  });
  return { progress, host: { ...host, stdout: erasing(stdout), stderr: erasing(stderr) }, end };
}

function textOf(verb: string, done: number, total: number): string {
  return `${verb}: ${done} of ${total}, ${total - done} left`;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false';
}
