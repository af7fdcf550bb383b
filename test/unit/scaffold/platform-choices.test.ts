import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import type { Answers } from '../../../src/scaffold/answers/answers.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { createContext } from '../../../src/scaffold/context/context.ts';
import { TemplateLibrary } from '../../../src/scaffold/templates/library.ts';
import { wavesOf } from '../../../src/scaffold/context/waves.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';

type Given = Partial<Record<keyof Answers, unknown>>;

const platformOf = (answers: Given) => collectAnswers({ answers, acceptSuggestions: true });

async function filesOf(answers: Given): Promise<ReadonlyMap<string, string>> {
  return new Map(planRepository(await platformOf(answers)).map(({ path, text }) => [path, text]));
}

/** What the last cluster runs. */
async function components(answers: Given): Promise<string[]> {
  const { production } = createContext(await platformOf(answers), new TemplateLibrary());
  return production.components.map(({ name }) => name);
}

/** A field of values, by its path. */
function field(text: string | undefined, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[key],
    parse(text ?? ''),
  );
}

describe('an answer brings its components, and another one does not', () => {
  test.each<[Given, string[], string[]]>([
    [{}, ['admission-policies', 'alloy', 'argo-rollouts', 'loki', 'tempo', 'velero'], ['kyverno', 'longhorn', 'keda']],
    [{ policyEngine: 'kyverno' }, ['kyverno', 'kyverno-policies'], ['admission-policies', 'gatekeeper']],
    [
      { policyEngine: 'gatekeeper' },
      ['gatekeeper', 'gatekeeper-templates', 'gatekeeper-constraints'],
      ['admission-policies', 'kyverno'],
    ],
    [{ policyEngine: 'none' }, [], ['admission-policies', 'gatekeeper', 'kyverno']],
    [{ logging: 'none', tracing: 'none' }, [], ['alloy', 'loki', 'opentelemetry-collector', 'tempo']],
    [{ delivery: 'rolling', backup: 'none' }, [], ['argo-rollouts', 'velero']],
    [{ storage: 'longhorn' }, ['longhorn'], ['storage-classes']],
    [{ productionClusterType: 'kubeadm' }, ['node-problem-detector'], ['storage-classes', 'karpenter']],
    [{ productionClusterType: 'kind' }, [], ['node-problem-detector', 'velero']],
    [{ productionClusterType: 'eks' }, ['karpenter', 'storage-classes'], ['cluster-autoscaler', 'longhorn']],
    [{ productionClusterType: 'eks', autoscaling: 'cluster-autoscaler' }, ['cluster-autoscaler'], ['karpenter']],
    [{ components: ['keda'] }, ['keda'], []],
  ])('%j', async (answers, present, absent) => {
    const found = await components(answers);
    expect(found).toEqual(expect.arrayContaining(present));
    expect(found.filter((name) => absent.includes(name))).toEqual([]);
  });
});

test('in every wave, what serves others comes first', async () => {
  const { components: all } = createContext(await platformOf({ policyEngine: 'gatekeeper' }), new TemplateLibrary());
  const waves = wavesOf(all);
  const order = waves.flat().map(({ name }) => name);
  const isBefore = (one: string, other: string) => order.indexOf(one) < order.indexOf(other);
  expect(isBefore('prometheus-operator-crds', 'loki')).toBe(true);
  expect(isBefore('gatekeeper', 'gatekeeper-templates')).toBe(true);
  expect(isBefore('gatekeeper-templates', 'gatekeeper-constraints')).toBe(true);
  expect(waves.flat().map(({ wave }) => wave)).toEqual(all.map(({ wave }) => wave).sort((a, b) => a - b));
});

describe('logs, traces and backups go to the object storage of the cluster', () => {
  test('S3, with a role for each of them', async () => {
    const files = await filesOf({ name: 'acme' });
    const loki = files.get('infrastructure/loki/values/production.yaml');
    expect(field(loki, 'loki', 'storage', 'type')).toBe('s3');
    expect(loki).toContain('role/acme-production-loki');
    expect(files.get('infrastructure/tempo/values/production.yaml')).toContain('role/acme-production-tempo');
    const velero = files.get('infrastructure/velero/values/production.yaml');
    expect(field(velero, 'configuration', 'backupStorageLocation', 0, 'provider')).toBe('aws');
    expect(field(velero, 'initContainers', 0, 'image')).toMatch(/^velero\/velero-plugin-for-aws:v/);
  });

  test('none on one machine, where Loki keeps files', async () => {
    const files = await filesOf({});
    const loki = files.get('infrastructure/loki/values/nonproduction.yaml');
    expect(field(loki, 'loki', 'storage', 'type')).toBe('filesystem');
    expect(field(loki, 'singleBinary', 'replicas')).toBe(1);
    expect(files.has('infrastructure/velero/values/nonproduction.yaml')).toBe(false);
  });

  test('Azure, by the identity whose client ID a Secret holds', async () => {
    const files = await filesOf({ secrets: 'azure', dns: 'azure-dns' });
    const loki = files.get('infrastructure/loki/values/production.yaml');
    expect(field(loki, 'loki', 'storage', 'azure', 'useFederatedToken')).toBe(true);
    const secret = parse(files.get('infrastructure/loki/overlays/production/cloud-identity.yaml')!) as { kind: string };
    expect(secret.kind).toBe('ExternalSecret');
  });

  test('Google Cloud, from outside by a configuration without secrets', async () => {
    const files = await filesOf({ secrets: 'gcp', dns: 'cloud-dns' });
    const overlay = parse(files.get('infrastructure/velero/overlays/production/cloud-identity.yaml')!) as {
      data: { 'credentials.json': string };
    };
    const credentials = JSON.parse(overlay.data['credentials.json']) as { type: string };
    expect(credentials.type).toBe('external_account');
  });
});

describe('volumes', () => {
  test('are used by Prometheus where the cluster has a class, and only there', async () => {
    const files = await filesOf({});
    const storage = (cluster: string) =>
      field(
        files.get(`infrastructure/kube-prometheus-stack/values/${cluster}.yaml`),
        'prometheus',
        'prometheusSpec',
        'storageSpec',
      );
    expect(storage('nonproduction')).toHaveProperty('volumeClaimTemplate.spec.storageClassName', 'standard');
    expect(storage('production')).toEqual({ emptyDir: { sizeLimit: '50Gi' } });
  });

  test('let Velero read them, in a namespace that admits its node agent', async () => {
    const files = await filesOf({ storage: 'longhorn' });
    expect(field(files.get('infrastructure/velero/values/production.yaml'), 'deployNodeAgent')).toBe(true);
    expect(files.get('infrastructure/velero/overlays/production/kustomization.yaml')).toContain('standards/privileged');
    const without = await filesOf({ storage: 'none' });
    expect(without.get('infrastructure/velero/overlays/production/kustomization.yaml')).toContain(
      'standards/restricted',
    );
  });
});

describe('admission policies', () => {
  const names = ['images', 'priority', 'resources', 'service', 'service-account', 'team-label'];

  test.each([
    ['validating-admission-policy', 'base', ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding']],
    ['kyverno', 'base', ['ValidatingPolicy']],
    ['gatekeeper', 'templates/base', ['ConstraintTemplate']],
  ])('%s has the same six, about namespaces of teams', async (policyEngine, folder, kinds) => {
    const files = await filesOf({ policyEngine });
    for (const name of names) {
      const documents = parseAllDocuments(files.get(`policies/admission/${folder}/${name}.yaml`)!);
      expect(documents.map((document) => (document.toJS() as { kind: string }).kind)).toEqual(kinds);
    }
    const scope = policyEngine === 'gatekeeper' ? 'constraints/base' : folder;
    for (const name of names)
      expect(files.get(`policies/admission/${scope}/${name}.yaml`)).toContain('key: k8s-platform.io/environment');
  });

  test('know the registries of the clouds in use', async () => {
    const files = await filesOf({ awsAccount: '999988887777', awsRegion: 'us-east-1' });
    expect(files.get('policies/admission/base/images.yaml')).toContain(
      "'999988887777.dkr.ecr.us-east-1.amazonaws.com/'",
    );
  });
});

test('what serves teams lies in base-services, when asked', async () => {
  const files = await filesOf({ layout: 'base-services' });
  for (const name of [
    'kube-prometheus-stack',
    'loki',
    'alloy',
    'tempo',
    'opentelemetry-collector',
    'argo-rollouts',
    'velero',
  ])
    expect(
      [...files.keys()].some((path) => path.startsWith(`base-services/${name}/`)),
      name,
    ).toBe(true);
  expect([...files.keys()].some((path) => path.startsWith('infrastructure/loki/'))).toBe(false);
});

test('teams may deploy Rollouts only where there is what runs them', async () => {
  const kinds = async (delivery: string) => (await filesOf({ delivery })).get('argocd/projects/product.yaml')!;
  expect(await kinds('argo-rollouts')).toContain('kind: Rollout');
  expect(await kinds('rolling')).not.toContain('Rollout');
});
