import type { Command } from 'commander';
import type { Host } from '../host.ts';
import { changes } from '../scaffold/changes/changes.ts';
import type { Change } from '../scaffold/changes/change.ts';
import type { GiveParameters } from './add/actions.ts';
import { changeOptions, templatesOption, type ChangeOptions } from './add/options.ts';
import { policy } from '../scaffold/changes/policy.ts';
import type { CommandModule, ExitCode } from './command.ts';

export const command: CommandModule = {
  summary: 'add an application, component, environment, cluster, team or policy to a generated repository',
  register(command, host, exit) {
    for (const change of changes) {
      const [, ...fields] = change.fields;
      const subcommand = command
        .command(change.noun)
        .summary(change.summary)
        .description(`Adds ${change.summary}. Files that you changed are merged, never overwritten.`)
        .argument('[name]', change.fields[0]!.message.toLowerCase());
      for (const { name, message } of fields) subcommand.option(`--${name} <value>`, message);
      if (change.noun === 'application') acceptParameters(subcommand);
      if (['application', 'component'].includes(change.noun)) subcommand.addOption(templatesOption());
      changeOptions(subcommand).action(async (...args: unknown[]) => {
        const [name, options] = args as [string | undefined, ChangeOptions & Record<string, string | undefined>];
        const given = fieldsOf(change, name, options);
        const { add, parametersOnLine } = await import('./add/actions.ts');
        const own = subcommand.options.flatMap(({ long }) => long ?? []);
        const give: GiveParameters = (template, parameters) =>
          parametersOnLine(subcommand.args.slice(1), { template, parameters, own });
        exit(await add(change, given, give, options, host));
      });
    }
    addPolicy(command, host, exit);
  },
};

/** One of the linter is a file of the repository and nothing more; one of the cluster belongs to what is generated. */
function addPolicy(command: Command, host: Host, exit: (code: ExitCode) => void): void {
  const subcommand = command
    .command('policy')
    .summary('a policy of your own: of the cluster with --admission, else of the linter, in Rego')
    .description(
      'Writes a policy that `lint` enforces from then on, as `k8s-platform policy new` does; or, with --admission, one that the cluster enforces, for the engine of this repository: it reports at first, and has a test where the engine knows tests.',
    )
    .argument('<name>', 'category/id of a rule of the linter, such as network/internal-hosts; a name for the cluster')
    .option('--admission', 'a policy of the cluster: ValidatingAdmissionPolicy, Kyverno or Gatekeeper');
  changeOptions(subcommand).action(async (name: string, options: ChangeOptions & { admission?: boolean }) => {
    if (options.admission === true) {
      const { add } = await import('./add/actions.ts');
      exit(await add(policy, { name }, () => ({}), options, host));
    } else await (await import('./policy/actions.ts')).create(name, 'policies', host);
  });
}

/** Each parameter of the template is a flag, too; which there are is known when the template is. */
function acceptParameters(command: Command): void {
  command
    .allowUnknownOption()
    .allowExcessArguments()
    .usage('[name] [options] [--<parameter of the template> <value> …]')
    .addHelpText('after', '\nParameters of a template: k8s-platform template show <template>');
}

function fieldsOf(
  { fields }: Change,
  name: string | undefined,
  options: Readonly<Record<string, string | undefined | boolean>>,
): Record<string, string> {
  const given = fields.map((field, index) => [field.name, index === 0 ? name : options[field.name]]);
  return Object.fromEntries(given.filter(([, value]) => typeof value === 'string')) as Record<string, string>;
}
