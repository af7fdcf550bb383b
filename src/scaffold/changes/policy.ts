import { join } from 'node:path';
import { CliError } from '../../errors.ts';
import { namesIn } from '../applications/features.ts';
import { loadComponents } from '../context/components.ts';
import { admissionPolicy, policyComponents } from '../context/policies.ts';
import { nameField, refuseTwice, requireKnown, type Change } from './change.ts';

/** A policy that the cluster enforces, by the engine that the repository has. */
export const policy: Change = {
  noun: 'policy',
  summary: 'a policy that the cluster enforces',
  fields: [nameField('policy')],
  add(platform, { name = '' }, library) {
    const { policies = [], policyEngine } = platform;
    const components = policyComponents[policyEngine];
    if (components.length === 0)
      throw new CliError(
        'bad-answer',
        'nothing enforces policies in the clusters',
        'answer policyEngine in .k8s-platform/answers.yaml, and run k8s-platform update',
      );
    refuseTwice('policy', name, policies);
    const { template } = admissionPolicy(name);
    const taken = components.flatMap((component) =>
      namesIn(join(library.folder('components', component), 'files/base')),
    );
    const alike = policies.some((other) => admissionPolicy(other).template === template);
    if (alike || template.startsWith('teams') || taken.includes(`${name}.yaml`))
      throw new CliError('bad-answer', `the name ${name} is taken`, 'choose another one');
    return { ...platform, policies: [...policies, name].sort() };
  },
  remove(platform, name) {
    const { policies = [] } = platform;
    requireKnown('policy', name, policies);
    const rest = policies.filter((other) => other !== name);
    const { policies: _, ...others } = platform;
    return rest.length > 0 ? { ...others, policies: rest } : others;
  },
  names: ({ policies = [] }) => policies,
  folders: (platform, name, library) =>
    loadComponents(library, platform)
      .filter((component) => policyComponents[platform.policyEngine].includes(component.name))
      .flatMap(({ folder }) => [`${folder}/base/${name}.yaml`, `${folder}/tests/${name}`]),
};
