import { groupOf, isObject, type Json, type Resource } from '../../model/resource.ts';
import type { ObjectName } from './built-in.ts';
import { fieldPattern, fieldsAt } from './field.ts';
import { operatorsObjects } from './operators.ts';

/** An object that a controller makes of another one. */
export interface Produced extends ObjectName {
  /** Keys that it certainly has, and no others; undefined where these are not known. */
  readonly parts?: ReadonlySet<string>;
}

type Produce = (body: Json, resource: Resource) => readonly Produced[];

const makers: Readonly<Record<string, Produce>> = {
  'external-secrets.io/ExternalSecret': externalSecret,
  'external-secrets.io/ClusterExternalSecret': clusterExternalSecret,
  'external-secrets.io/PushSecret': secretsNamed('spec.data[].match.remoteRef.remoteKey', 'anywhere'),
  'bitnami.com/SealedSecret': sealedSecret,
  'cert-manager.io/Certificate': secretsNamed('spec.secretName'),
  'cert-manager.io/Issuer': secretsNamed('spec.acme.privateKeySecretRef.name'),
  'cert-manager.io/ClusterIssuer': secretsNamed('spec.acme.privateKeySecretRef.name'),
  'networking.k8s.io/Ingress': certificatesOf('spec.tls[].secretName'),
  'gateway.networking.k8s.io/Gateway': certificatesOf('spec.listeners[].tls.certificateRefs[].name'),
  'secrets-store.csi.x-k8s.io/SecretProviderClass': secretsNamed('spec.secretObjects[].secretName'),
  'secret-sync.x-k8s.io/SecretSync': secretsNamed('metadata.name'),
  'secrets.hashicorp.com/VaultStaticSecret': secretsNamed('spec.destination.name'),
  'secrets.hashicorp.com/VaultDynamicSecret': secretsNamed('spec.destination.name'),
  'secrets.hashicorp.com/VaultPKISecret': secretsNamed('spec.destination.name'),
  'secrets.hashicorp.com/HCPVaultSecretsApp': secretsNamed('spec.destination.name'),
  'ricoberger.de/VaultSecret': secretsNamed('metadata.name'),
  'onepassword.com/OnePasswordItem': secretsNamed('metadata.name'),
  'secrets.doppler.com/DopplerSecret': secretsNamed('spec.managedSecret.name'),
  'secrets.infisical.com/InfisicalSecret': secretsNamed('spec.managedSecretReference.secretName'),
  'k8s.bitwarden.com/BitwardenSecret': secretsNamed('spec.secretName'),
  'spv.no/AzureKeyVaultSecret': secretsNamed('spec.output.secret.name'),
  'isindir.github.com/SopsSecret': sopsSecret,
  'secretgenerator.mittwald.de/StringSecret': secretsNamed('metadata.name'),
  'trust.cert-manager.io/Bundle': (_, { id: { name } }) =>
    ['/ConfigMap', '/Secret'].map((kind) => ({ kind, name, namespace: undefined })),
  'kyverno.io/ClusterPolicy': generated,
  'kyverno.io/Policy': generated,
  'apps/StatefulSet': claims,
  'cdi.kubevirt.io/DataVolume': (_, { id: { name, namespace } }) => [
    { kind: '/PersistentVolumeClaim', name, namespace },
  ],
  'hnc.x-k8s.io/SubnamespaceAnchor': (_, { id: { name } }) => [{ kind: '/Namespace', name, namespace: undefined }],
  'argoproj.io/Application': applicationNamespace,
  'helm.toolkit.fluxcd.io/HelmRelease': releaseNamespace,
};

/** What controllers make of a resource. */
export function producedBy(resource: Resource): readonly Produced[] {
  const { body, id } = resource;
  return [
    ...(makers[`${groupOf(id.apiVersion)}/${id.kind}`]?.(body, resource) ?? []),
    ...operatorsObjects(resource),
    ...connectionSecret(body, resource),
    ...copies(body, resource),
    ...webhookCertificate(body, resource),
  ];
}

function namesAt(body: Json, pattern: string): string[] {
  return fieldsAt(body, fieldPattern(pattern)).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

/** SOPS may have encrypted the names, too: then any name may be meant. */
function sopsSecret(body: Json, { id }: Resource): Produced[] {
  return namesAt(body, 'spec.secretTemplates[].name').map((name) => ({
    kind: '/Secret',
    name: name.startsWith('ENC[') ? '*' : name,
    namespace: id.namespace,
  }));
}

function secretsNamed(pattern: string, where: 'beside' | 'anywhere' = 'beside'): Produce {
  return (body, { id }) =>
    namesAt(body, pattern).map((name) => ({
      kind: '/Secret',
      name,
      namespace: where === 'beside' ? id.namespace : undefined,
    }));
}

/** cert-manager makes the certificates of what it finds annotated. */
function certificatesOf(pattern: string): Produce {
  const secrets = secretsNamed(pattern);
  const asked = /^cert-manager\.io\/(?:cluster-)?issuer$|^kubernetes\.io\/tls-acme$/;
  return (body, resource) =>
    Object.keys(annotationsOf(body)).some((key) => asked.test(key)) ? secrets(body, resource) : [];
}

function externalSecret({ spec }: Json, { id }: Resource): Produced[] {
  if (!isObject(spec)) return [];
  const target = isObject(spec.target) ? spec.target : {};
  const name = typeof target.name === 'string' ? target.name : id.name;
  const parts = externalKeys(spec, isObject(target.template) ? target.template : undefined);
  return [{ kind: '/Secret', name, namespace: id.namespace, ...(parts === undefined ? {} : { parts }) }];
}

/** Keys of an ExternalSecret's Secret: those of its template, or else those that it asks for by name. */
function externalKeys(spec: Json, template: Json | undefined): ReadonlySet<string> | undefined {
  if (spec.dataFrom !== undefined || template?.templateFrom !== undefined) return undefined;
  const asked = namesAt(spec, 'data[].secretKey');
  if (!isObject(template?.data)) return new Set(asked);
  return new Set([...Object.keys(template.data), ...(template.mergePolicy === 'Merge' ? asked : [])]);
}

function clusterExternalSecret({ spec }: Json, { id }: Resource): Produced[] {
  if (!isObject(spec)) return [];
  const [name = id.name] = [...namesAt(spec, 'externalSecretSpec.target.name'), ...namesAt(spec, 'externalSecretName')];
  return [{ kind: '/Secret', name, namespace: undefined }];
}

function sealedSecret({ spec }: Json, { id }: Resource): Produced[] {
  if (!isObject(spec)) return [];
  const [name = id.name] = namesAt(spec, 'template.metadata.name');
  const encrypted = isObject(spec.encryptedData) ? Object.keys(spec.encryptedData) : [];
  const template = isObject(spec.template) && isObject(spec.template.data) ? Object.keys(spec.template.data) : [];
  return [{ kind: '/Secret', name, namespace: id.namespace, parts: new Set([...encrypted, ...template]) }];
}

/** What Kyverno's `generate` makes; names may have variables. */
function generated(body: Json): Produced[] {
  return fieldsAt(body, fieldPattern('spec.rules[].generate')).flatMap(({ value }) => {
    if (!isObject(value) || typeof value.kind !== 'string' || typeof value.name !== 'string') return [];
    const group = typeof value.apiVersion === 'string' ? groupOf(value.apiVersion) : '';
    return [{ kind: `${group}/${value.kind}`, name: value.name, namespace: undefined }];
  });
}

/** The claims of a StatefulSet's pods, `data-db-0`. */
function claims(body: Json, { id }: Resource): Produced[] {
  return namesAt(body, 'spec.volumeClaimTemplates[].metadata.name').map((template) => ({
    kind: '/PersistentVolumeClaim',
    name: `${template}-${id.name}-*`,
    namespace: id.namespace,
  }));
}

function applicationNamespace(body: Json): Produced[] {
  if (!namesAt(body, 'spec.syncPolicy.syncOptions[]').includes('CreateNamespace=true')) return [];
  return namespaceNamed(namesAt(body, 'spec.destination.namespace'));
}

function releaseNamespace(body: Json): Produced[] {
  const creates = fieldsAt(body, fieldPattern('spec.install.createNamespace')).some(({ value }) => value === true);
  return creates ? namespaceNamed(namesAt(body, 'spec.targetNamespace')) : [];
}

function namespaceNamed(names: readonly string[]): Produced[] {
  return names.map((name) => ({ kind: '/Namespace', name, namespace: undefined }));
}

/** Crossplane writes the connection of whatever it makes. */
function connectionSecret({ spec }: Json, { id }: Resource): Produced[] {
  const reference = isObject(spec) ? spec.writeConnectionSecretToRef : undefined;
  if (!isObject(reference) || typeof reference.name !== 'string') return [];
  return [{ kind: '/Secret', name: reference.name, namespace: id.namespace }];
}

/** Reflector, replicator and config-syncer copy Secrets and ConfigMaps to other namespaces. */
function copies(body: Json, { id }: Resource): Produced[] {
  if (id.kind !== 'Secret' && id.kind !== 'ConfigMap') return [];
  const asked =
    /^reflector\.v1\.k8s\.emberstack\.com\/reflection-auto-enabled$|^replicator\.v1\.mittwald\.de\/replicate-to|^kubed\.appscode\.com\/sync$/;
  const isCopied = Object.keys(annotationsOf(body)).some((key) => asked.test(key));
  return isCopied ? [{ kind: `/${id.kind}`, name: id.name, namespace: undefined }] : [];
}

/** Charts have hooks that make the certificate of a webhook: `kube-webhook-certgen create --secret-name=x`. */
function webhookCertificate(body: Json, { id }: Resource): Produced[] {
  if (id.kind !== 'Job') return [];
  return namesAt(body, 'spec.template.spec.containers[].args[]').flatMap((argument) => {
    const name = /^--secret-name=(.+)$/.exec(argument)?.[1];
    return name === undefined ? [] : [{ kind: '/Secret', name, namespace: id.namespace }];
  });
}

function annotationsOf({ metadata }: Json): Json {
  return isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};
}
