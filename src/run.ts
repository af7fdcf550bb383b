import { Command, CommanderError } from 'commander';
import { version } from './assets.ts';
import type { CommandModule, ExitCode } from './commands/command.ts';
import { commands } from './commands/commands.generated.ts';
import { CliError } from './errors.ts';
import type { Host } from './host.ts';

/** Runs one command line. Never throws for what a user can cause. */
export async function run(argv: readonly string[], host: Host): Promise<ExitCode> {
  let code: ExitCode = 0;
  try {
    const program = await createProgram(argv[0], host, (ended) => (code = ended));
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CliError)) throw error;
    host.stderr.write(`k8s-platform: ${error.message}\n${error.advice === undefined ? '' : `  ${error.advice}\n`}`);
    return 2;
  }
}

/** Loads the module of the command that is called; all of them for help. Subcommands inherit the program's settings. */
async function createProgram(called: string | undefined, host: Host, exit: (code: ExitCode) => void): Promise<Command> {
  const program = new Command('k8s-platform')
    .description('Start a GitOps repository for Kubernetes, and keep it correct.')
    .version(version, '-V, --version', 'print the version')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      getOutHasColors: () => host.stdout.colour,
      getErrHasColors: () => host.stderr.colour,
      getOutHelpWidth: () => host.stdout.columns ?? 100,
      getErrHelpWidth: () => host.stderr.columns ?? 100,
    });
  const names = called !== undefined && Object.hasOwn(commands, called) ? [called] : Object.keys(commands);
  for (const name of names) {
    const module: CommandModule = (await commands[name]!()).command;
    module.register(program.command(name).description(module.summary), host, exit);
  }
  return program;
}
