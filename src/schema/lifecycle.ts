import type { Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import { bestVersion, nameOfSource, type CustomKind, type CustomVersion } from './custom-kind.ts';
import type { Lifecycle } from './store.ts';

/** What to do where an API has no successor of its own. */
const withoutSuccessor: Readonly<Record<string, string>> = {
  'policy/v1beta1/PodSecurityPolicy':
    'use Pod Security Admission: labels `pod-security.kubernetes.io/…` on the Namespace',
  'extensions/v1beta1/PodSecurityPolicy':
    'use Pod Security Admission: labels `pod-security.kubernetes.io/…` on the Namespace',
};

/** A built-in API that comes later, is on its way out, or has gone. @param minor of the version that it is to run on */
export function builtInLifecycle(
  resource: Resource,
  key: string,
  lifecycle: Lifecycle,
  minor: number,
): Violation | undefined {
  const { apiVersion, kind } = resource.id;
  const { introduced, deprecated, removed } = lifecycle;
  const found = (rule: Violation['rule'], message: string): Violation => ({
    rule,
    message: `${apiVersion} ${kind} ${message}`,
    subject: resource,
    path: ['apiVersion'],
  });
  const instead = insteadOf(key, lifecycle);
  if (removed !== undefined && removed <= minor)
    return found('schema/removed-api', `was removed in Kubernetes 1.${removed}${instead}`);
  if (introduced !== undefined && introduced > minor)
    return found('schema/unserved-api', `comes with Kubernetes 1.${introduced}, and this is 1.${minor}`);
  if (deprecated !== undefined && deprecated <= minor) {
    const end = removed === undefined ? '' : `, and 1.${removed} removes it`;
    return found('schema/deprecated-api', `is deprecated since Kubernetes 1.${deprecated}${end}${instead}`);
  }
  return undefined;
}

function insteadOf(key: string, { replacement }: Lifecycle): string {
  if (replacement !== undefined) return `; use ${readable(replacement)}`;
  return Object.hasOwn(withoutSuccessor, key) ? `; ${withoutSuccessor[key]!}` : '; nothing replaces it';
}

/** `apps/v1 Deployment` for `apps/v1/Deployment`. */
export function readable(key: string): string {
  const at = key.lastIndexOf('/');
  return `${key.slice(0, at)} ${key.slice(at + 1)}`;
}

/**
 * A version of a custom API that its authors have given up. Which release runs in the cluster is not known: for a
 * definition that ships with the package that is a warning, for one in the repository it is certain.
 */
export function customLifecycle(resource: Resource, kind: CustomKind, version: CustomVersion): Violation | undefined {
  const found = (rule: Violation['rule'], message: string): Violation => ({
    rule,
    message: `${resource.id.apiVersion} ${kind.kind} ${message}`,
    subject: resource,
    path: ['apiVersion'],
  });
  const best = bestVersion(kind);
  const instead = best === undefined || best === version.name ? '' : `; use ${kind.group}/${best}`;
  if ('file' in kind.source) {
    if (version.unserved === true)
      return found('schema/unserved-api', `is not served, says ${kind.source.file}${instead}`);
  } else if (version.removed !== undefined) {
    const { project } = kind.source;
    return found('schema/deprecated-api', `is gone from ${project} ${version.removed}${instead}`);
  } else if (version.unserved === true) {
    return found('schema/deprecated-api', `is not served by ${nameOfSource(kind)}${instead}`);
  }
  if (version.deprecated !== true) return undefined;
  const since = 'file' in kind.source ? `, says ${kind.source.file}` : ` in ${nameOfSource(kind)}`;
  return found('schema/deprecated-api', `is deprecated${since}${instead}`);
}
