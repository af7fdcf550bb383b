import { Option } from 'commander';
import { readJsonAsset } from '../assets.ts';
import type { Host } from '../host.ts';
import { profiles, type Profile, type RuleMeta } from '../model/rule.ts';
import { counted } from '../words.ts';
import type { CommandModule } from './command.ts';
import { catalogueAround } from './scope/policies.ts';

interface Options {
  readonly format: 'text' | 'json' | 'markdown';
  readonly profile?: Profile;
}

export const command: CommandModule = {
  summary: 'list the rules, those of this repository included',
  register(command, host) {
    command
      .addOption(
        new Option('-f, --format <name>', 'how to list them').choices(['text', 'json', 'markdown']).default('text'),
      )
      .addOption(new Option('--profile <name>', 'only those that this profile switches on').choices(profiles))
      .action(async (options: Options) => run(options, host));
  },
};

const writers: Record<Options['format'], (rules: readonly RuleMeta[]) => string> = { text, json, markdown };

async function run({ format, profile }: Options, host: Host): Promise<void> {
  const rules = [...(await catalogueAround(host)).values()].filter(
    (meta) => !profile || meta.profiles.includes(profile),
  );
  host.stdout.write(writers[format](rules));
}

function text(rules: readonly RuleMeta[]): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const lines = rules.map((meta) => `${meta.id.padEnd(width)}  ${meta.severity.padEnd(7)}  ${meta.title}`);
  return [...lines, '', `${counted(rules.length, 'rule')}; k8s-platform explain <rule> tells more`, ''].join('\n');
}

function json(rules: readonly RuleMeta[]): string {
  const refused = readJsonAsset('policies', 'refused.json');
  return `${JSON.stringify({ rules, refused }, null, 2)}\n`;
}

function markdown(rules: readonly RuleMeta[]): string {
  const rows = rules.map((meta) => `| ${meta.id} | ${meta.title} | ${meta.severity} | ${meta.profiles.join(', ')} |`);
  return ['| rule | what it asks for | severity | profiles |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}
