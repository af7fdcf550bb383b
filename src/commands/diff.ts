import { Option } from 'commander';
import { CliError } from '../errors.ts';
import { profiles } from '../model/rule.ts';
import type { CommandModule } from './command.ts';
import { noCache } from './scope/no-cache.ts';
import type { DiffOptions } from './diff/actions.ts';

/** What GitHub takes for a comment. */
const longestComment = 65_536;

export const command: CommandModule = {
  summary: 'show how what reaches the clusters differs from another commit',
  register(command, host, exit) {
    command
      .description(
        'Renders both sides, and shows which objects are added, changed and removed in each unit, which pods restart, what is pruned, what cannot be changed in place, and which findings appear and go.',
      )
      .argument('<ref>', 'branch, tag or commit to compare with')
      .argument('[paths...]', 'files and folders to look at', ['.'])
      .option('--to <ref>', 'compare that with this commit, instead of the work tree')
      .option('--merge-base', 'compare with where HEAD and the ref parted, as a pull request does')
      .addOption(
        new Option('-f, --format <name>', 'how to report').choices(['text', 'markdown', 'json']).default('text'),
      )
      .option('--max-size <characters>', 'longest Markdown; what does not fit is counted', parseSize, longestComment)
      .option('--exit-code', 'exit with 1 when there are differences, as git does')
      .addOption(
        new Option('--profile <name>', 'rules to switch on, instead of what the configuration extends').choices(
          profiles,
        ),
      )
      .option('--kubernetes-version <version>', 'version to check against, such as 1.36, newest or oldest')
      .option('--config <file>', "configuration to use instead of the repository's")
      .option('--no-cache', noCache)
      .action(async (ref: string, paths: string[], options: DiffOptions) =>
        exit(await (await import('./diff/actions.ts')).run(ref, paths, options, host)),
      );
  },
};

function parseSize(text: string): number {
  if (/^\d{3,9}$/.test(text)) return Number(text);
  throw new CliError('usage', `--max-size ${text} is no size`, 'write a number of characters, such as 65536');
}
