import Generator from 'yeoman-generator';
import { plainChoices } from '../src/scaffold/changes/change.ts';
import type { ConflictStyle } from '../src/scaffold/update/apply.ts';
import { CliError } from '../src/errors.ts';
import type { Host, Output } from '../src/host.ts';
import type { Ask, Asked } from '../src/scaffold/answers/ask.ts';
import { askThrough, asYeoman } from '../src/scaffold/answers/yeoman.ts';
import { signalsOf } from '../src/signals.ts';

/** A question of a generator: also an option, or an argument. */
export type Question = Omit<Asked, 'problem' | 'choices' | 'suggested'> &
  Partial<Pick<Asked, 'problem' | 'choices' | 'suggested'>>;

/** A Yeoman generator that asks, and then calls what a command of the same name calls. */
export class ActionGenerator extends Generator {
  declare options: Generator['options'] & Record<string, unknown>;
  readonly #signals = signalsOf(process);

  constructor(...[args, options]: ConstructorParameters<typeof Generator>) {
    super(args, options, { inheritTasks: true, customInstallTask: true });
    this.option('interactive', {
      type: Boolean,
      default: process.stdin.isTTY,
      description: 'whether there is somebody to ask',
    });
  }

  /** Options of every generator that changes a repository. */
  protected changeOptions(): void {
    this.option('dry-run', { type: Boolean, default: false, description: 'show what would change' });
    this.option('conflicts', {
      type: String,
      default: 'markers',
      description: 'where you and the templates changed the same lines: markers, or rej for a .rej file',
    });
  }

  protected chosen(): { dryRun: boolean; conflicts: ConflictStyle } {
    const { dryRun, conflicts } = this.options;
    if (conflicts !== 'markers' && conflicts !== 'rej')
      throw new CliError('usage', `conflicts: ${String(conflicts)} is not one of the choices`, 'write markers or rej');
    return { dryRun: dryRun === true, conflicts };
  }

  /** A text that was given as an option or an argument; undefined when it was not. */
  protected given(name: string): string | undefined {
    const value: unknown = this.options[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** What was given, else what a person says, else what is suggested. @throws CliError `missing-answer` */
  protected async answer({ choices, suggested, problem = () => undefined, ...asked }: Question): Promise<string> {
    const given = this.given(asked.name);
    if (given !== undefined) return given;
    const answer = await (this.#ask()?.({ ...asked, choices, suggested, problem }) ?? suggested);
    if (answer !== undefined) return answer;
    throw new CliError('missing-answer', `there is no ${asked.name}`, `give it as an argument or with --${asked.name}`);
  }

  /** What was given, when it is one of these values. @throws CliError `bad-answer` */
  protected known<T extends string>(name: string, values: readonly T[]): T | undefined {
    const given = this.given(name);
    const known = values.find((value) => value === given);
    if (given === undefined || known !== undefined) return known;
    throw new CliError(
      'bad-answer',
      `${name}: ${given} is not one of the choices`,
      `write one of ${values.join(', ')}`,
    );
  }

  /** As `answer`, for one of these values. */
  protected async choose<T extends string>(asked: Question, values: readonly T[]): Promise<T> {
    const known = this.known(asked.name, values);
    if (known !== undefined) return known;
    const answer = await this.answer({ ...asked, choices: plainChoices(values) });
    return values.find((value) => value === answer)!;
  }

  /** Calls an action in the folder of the generator; its problems become Yeoman's. */
  protected async perform(action: (host: Host) => Promise<unknown>): Promise<void> {
    const code = await asYeoman(() => action(this.#host()));
    if (typeof code === 'number' && code !== 0) process.exitCode = code;
    if (this.#signals.received !== undefined) process.kill(process.pid, this.#signals.received);
  }

  #ask(): Ask | undefined {
    return askThrough(this, this.options.interactive === true);
  }

  #host(): Host {
    const output: Output = {
      write: (text) => void this.log.write(text),
      colour: false,
      columns: undefined,
    };
    return {
      cwd: this.destinationPath(),
      env: process.env,
      stdin: process.stdin,
      ask: this.#ask(),
      stdout: output,
      stderr: output,
      signals: this.#signals,
      now: () => performance.now(),
      today: () => new Date().toISOString().slice(0, 10),
      timestamp: () => new Date().toISOString().slice(0, 19),
    };
  }
}

/** Without what is undefined. */
export function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
