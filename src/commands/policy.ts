import { Option } from 'commander';
import type { CommandModule } from './command.ts';

export const command: CommandModule = {
  summary: "write, check, test and build this repository's own policies in Rego",
  register(command, host, exit) {
    command
      .command('new')
      .summary('write a policy with its test and examples')
      .description('Writes a policy, its test, and an example of what it accepts and of what it reports.')
      .argument('<category/id>', 'id of the rule, such as network/internal-hosts')
      .option('--directory <folder>', 'where to, relative to the root of the repository', 'policies')
      .action(async (id: string, options: { directory: string }) =>
        (await import('./policy/actions.ts')).create(id, options.directory, host),
      );
    command
      .command('check')
      .summary('check that policies compile, are formatted and say what they are for')
      .description('Compiles strictly, as opa check --strict; looks at the format, as opa fmt; and asks for METADATA.')
      .option('--write', 'format the files')
      .action(async (options: { write?: boolean }) =>
        exit(await (await import('./policy/actions.ts')).check(options, host)),
      );
    command
      .command('test')
      .summary('run the unit tests of policies, and tell what they cover')
      .description('Runs the rules test_… of all *_test.rego, as opa test, and tells which lines no test reaches.')
      .option('--run <pattern>', 'only tests whose full name this regular expression matches')
      .option('--threshold <percent>', 'least coverage that does not fail the run', Number, 0)
      .addOption(new Option('-f, --format <name>', 'how to report').choices(['text', 'json']).default('text'))
      .action(async (options: { run?: string; threshold: number; format: 'text' | 'json' }) =>
        exit(await (await import('./policy/actions.ts')).test(options, host)),
      );
    command
      .command('build')
      .summary('compile policies to a bundle with a WebAssembly module')
      .description('Writes a bundle that OPA and its SDKs load, as opa build --target wasm does.')
      .option('-o, --output <file>', 'where to', 'bundle.tar.gz')
      .action(async (options: { output: string }) =>
        exit(await (await import('./policy/actions.ts')).build(options.output, host)),
      );
  },
};
