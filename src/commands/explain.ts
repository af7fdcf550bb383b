import { existsSync } from 'node:fs';
import { assetPath, readAsset } from '../assets.ts';
import { CliError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { Catalogue, RuleId, RuleMeta } from '../model/rule.ts';
import { unknownRule } from '../policy/unknown-rule.ts';
import type { CommandModule } from './command.ts';
import { catalogueAround } from './scope/policies.ts';

export const command: CommandModule = {
  summary: 'tell what a rule asks for, why, and how to satisfy it',
  register(command, host) {
    command
      .argument('<rule>', 'id of the rule, such as security/host-network; its last part will do')
      .action(async (id: string) => run(id, host));
  },
};

async function run(id: string, host: Host): Promise<void> {
  const meta = find(id, await catalogueAround(host));
  const sections: [string, string][] = [
    ['why', meta.description],
    ['fix', meta.remediation],
    ['reported', example(meta, 'bad')],
    ['accepted', example(meta, 'good')],
    ['parameters', parameters(meta)],
    ['covers', meta.equivalents.join(', ')],
    ['see also', meta.related.map(({ description, ref }) => `${description}: ${ref}`).join('\n')],
  ];
  const head = `${meta.id}: ${meta.title}\n${meta.severity}; on in ${meta.profiles.join(', ') || 'no profile: switch it on by name'}\n`;
  const body = sections
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `\n${title}\n${text.replace(/^(?=.)/gm, '  ')}\n`);
  host.stdout.write(head + body.join(''));
}

function find(id: string, catalogue: Catalogue): RuleMeta {
  const exact = catalogue.get(id as RuleId);
  if (exact !== undefined) return exact;
  const byName = [...catalogue.values()].filter((meta) => meta.id.endsWith(`/${id}`));
  if (byName.length === 1) return byName[0]!;
  if (byName.length > 1)
    throw new CliError(
      'unknown-rule',
      `several rules are called ${id}`,
      `write ${byName.map((meta) => meta.id).join(' or ')}`,
    );
  throw unknownRule(id, catalogue);
}

function example(meta: RuleMeta, name: 'good' | 'bad'): string {
  const path = ['policies', 'rules', ...meta.id.split('/'), `${name}.yaml`];
  return existsSync(assetPath(...path))
    ? readAsset(...path)
        .toString('utf8')
        .trimEnd()
    : '';
}

function parameters(meta: RuleMeta): string {
  return Object.entries(meta.parameters ?? {})
    .map(([name, schema]) => `${name} (default ${JSON.stringify(schema.default)}): ${String(schema.description)}`)
    .join('\n');
}
