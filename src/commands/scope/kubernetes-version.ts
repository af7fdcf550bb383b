import type { Config } from '../../config/config.ts';
import { kubernetesMinor, supportedMinors } from '../../config/kubernetes-version.ts';
import type { Scope } from '../../discover/root.ts';
import { terraformFiles } from '../../discover/terraform.ts';
import type { Host } from '../../host.ts';
import type { Resource } from '../../model/resource.ts';
import { chooseVersion, type ChosenVersion } from '../../schema/choose-version.ts';
import { versionsInResources, versionsInTerraform } from '../../schema/stated-versions.ts';

interface Options {
  readonly kubernetesVersion?: string;
  readonly quiet?: boolean;
}

/**
 * How to tell the Kubernetes version to check against: that of the command line, for all clusters; that of the configuration;
 * what the repository states; or the newest. One that nobody set is told on standard error, once.
 * @throws CliError `unknown-version` at once, not when files have been read
 */
export function kubernetesVersion(
  options: Options,
  config: Config,
  scope: Scope,
  host: Host,
): (resources: readonly Resource[]) => ChosenVersion {
  if (options.kubernetesVersion !== undefined) {
    const minor = kubernetesMinor(options.kubernetesVersion);
    return () => ({ minor, clusters: [], reason: 'set on the command line' });
  }
  const { version } = config.kubernetes;
  const general = version === undefined ? undefined : kubernetesMinor(version);
  const configured = Object.entries(config.clusters).map(([name, { version: own, environments = [], server }]) => ({
    name,
    environments,
    ...(own === undefined ? {} : { minor: kubernetesMinor(own) }),
    ...(server === undefined ? {} : { server }),
  }));
  let isTold = options.quiet === true;
  return (resources) => {
    const chosen =
      general === undefined
        ? chooseVersion(stated(resources, scope), supportedMinors())
        : { minor: general, clusters: [], reason: 'set in the configuration' };
    if (general === undefined && !isTold) host.stderr.write(`k8s-platform: ${chosen.reason}\n`);
    isTold = true;
    const others = chosen.clusters.filter(({ name }) => !Object.hasOwn(config.clusters, name));
    return { ...chosen, clusters: [...configured.map((one) => ({ minor: chosen.minor, ...one })), ...others] };
  };
}

function stated(resources: readonly Resource[], scope: Scope): ReturnType<typeof versionsInResources> {
  return [
    ...versionsInResources(resources),
    ...terraformFiles(scope).flatMap(({ path, text }) => versionsInTerraform(path, text)),
  ];
}
