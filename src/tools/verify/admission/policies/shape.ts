import type { KubernetesObject } from '../object.ts';

/** Policies with what they are judged by, and objects to send. */
export interface PolicyCase {
  /** What it is about; unique. */
  readonly name: string;
  /** Policies, bindings and parameters. */
  readonly setUp: readonly KubernetesObject[];
  readonly objects: readonly KubernetesObject[];
  /** Whether the verdict depends on what only a cluster knows: the engine says nothing, whatever the server says. */
  readonly unknown?: true;
}

const version = 'admissionregistration.k8s.io/v1';

export function policy(name: string, spec: object): KubernetesObject {
  return {
    apiVersion: version,
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name },
    spec: { matchConstraints: { resourceRules: [rule('apps', 'deployments')] }, ...spec },
  };
}

export function binding(name: string, spec: object = {}): KubernetesObject {
  return {
    apiVersion: version,
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: `${name}-binding` },
    spec: { policyName: name, validationActions: ['Deny'], ...spec },
  };
}

/** A policy with one expression, and a binding that denies. */
export function simple(name: string, expression: string, spec: object = {}): KubernetesObject[] {
  return [policy(name, { validations: [{ expression }], ...spec }), binding(name)];
}

export function rule(group: string, resource: string, more: object = {}): object {
  return { apiGroups: [group], apiVersions: ['*'], operations: ['CREATE'], resources: [resource], ...more };
}

export function deployment(name: string, spec: object = {}, metadata: object = {}): KubernetesObject {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop', ...metadata },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image: `registry.example.org/${name}:1` }] },
      },
      ...spec,
    },
  };
}

export function configMap(name: string, data: object = {}, metadata: object = {}): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop', ...metadata }, data };
}
