import { Option } from 'commander';
import { severities } from '../model/severity.ts';
import { parseFormat, type FormatRequest } from '../report/formats.ts';
import type { CommandModule } from './command.ts';
import { parseMaxWarnings } from './lint/verdict.ts';
import type { MergeOptions } from './report/merge.ts';

export const command: CommandModule = {
  summary: 'make one report of those of several shards',
  register(command, host, exit) {
    command
      .command('merge')
      .summary('the report that one run would have made')
      .description('Makes, of the JSON reports of all shards of lint --shard, the report that one run would have made.')
      .argument('<files...>', 'JSON reports, one of each shard')
      .option(
        '-f, --format <name[=file]>',
        'how to report, and where to; may be repeated',
        (text: string, before: readonly FormatRequest[] | undefined) => [...(before ?? []), parseFormat(text)],
      )
      .addOption(
        new Option('--fail-on <severity>', 'least severity that fails the run')
          .choices([...severities, 'never'])
          .default('error'),
      )
      .option('--max-warnings <number>', 'fail when there are more warnings than this', parseMaxWarnings)
      .option('--strict-baseline', 'fail when the baseline holds what is fixed')
      .option('--timings <file>', 'write what each part cost, for lint --shard --timings of the next run')
      .option('-q, --quiet', 'report errors only, without advice')
      .action(async (files: string[], options: MergeOptions) =>
        exit(await (await import('./report/merge.ts')).mergeReports(files, options, host)),
      );
  },
};
