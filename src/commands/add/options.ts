import { Option, type Command } from 'commander';
import type { ConflictStyle } from '../../scaffold/update/apply.ts';

export interface ChangeOptions {
  readonly dryRun?: boolean;
  readonly conflicts: ConflictStyle;
}

/** What every command that changes a generated repository can be told. */
export function changeOptions(command: Command): Command {
  return command
    .option('--dry-run', 'show what would change')
    .addOption(
      new Option('--conflicts <style>', 'where you and the templates changed the same lines: markers, or a .rej file')
        .choices(['markers', 'rej'])
        .default('markers'),
    );
}

/** Templates of one's own, for what is written and for later. */
export function templatesOption(): Option {
  return new Option(
    '--templates <folder or git URL>',
    'bring templates of your own into the repository first; #<branch or tag> after a URL',
  );
}
