import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonAsset } from '../../assets.ts';
import { configName, findScope } from '../../discover/root.ts';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import type { Profile } from '../../model/rule.ts';

/** Writes a configuration that says how to go on. @throws CliError `would-overwrite` */
export function init(profile: Profile, host: Host): void {
  const { root } = findScope(host.cwd, ['.']);
  try {
    writeFileSync(join(root, configName), text(profile), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new CliError('would-overwrite', `${configName} is there already`, '`k8s-platform config print` shows it');
  }
  host.stdout.write(`${configName} is written; \`k8s-platform lint\` reads it\n`);
}

function text(profile: Profile): string {
  const { $id } = readJsonAsset('schemas', 'config', 'k8s-platform.schema.json') as { $id: string };
  return `# yaml-language-server: $schema=${$id}
# baseline, recommended or strict; or the path of another configuration that this one adds to
extends: ${profile}

# kubernetes:
#   version: "1.36" # in quotes: 1.30 without is 1.3

# clusters:
#   production: { version: "1.35", environments: [production] }

# baseline: ci/old-findings.txt # by default .k8s-platform/baseline.txt, see \`k8s-platform baseline create\`

# rules: # \`k8s-platform rules\` lists them
#   reliability/minimum-replicas: { severity: error, parameters: { minimum: 3 } }
#   security/read-only-root-filesystem: off

# overrides: # for what meets all conditions: files, kinds, names, namespaces, labels, environments, clusters
#   - environments: [development]
#     rules: { reliability/minimum-replicas: off }

# suppress:
#   - rule: security/host-path
#     object: DaemonSet monitoring/node-exporter
#     reason: reads the metrics of the node
#     until: 2027-06-30
#     owner: team-observability
#   - honour: [kube-linter, kube-score, polaris, checkov] # their own annotations count, too
`;
}
