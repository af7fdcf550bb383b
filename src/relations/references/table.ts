import { fieldPattern, type FieldPattern } from './field.ts';

/** One way in which a kind refers to objects of another. */
export interface ReferenceKind {
  /** Where the name is. */
  readonly name: FieldPattern;
  /** `group/Kind` of what it names, with an empty group for the core one. */
  readonly kind: string;
  /** Whether `kind` and `group`, `apiGroup` or `apiVersion` beside the name say otherwise. */
  readonly typed: boolean;
  /** The field beside the name that has the namespace, if anything has. */
  readonly namespace: string;
  /** Parts of what is named that are asked for, such as the key of a ConfigMap; from the object that has the name. */
  readonly parts: readonly FieldPattern[];
  /** Fields beside the name and the values with which this is such a reference; an absent field is false. */
  readonly when: Readonly<Record<string, unknown>>;
}

type Options = Partial<Omit<ReferenceKind, 'name' | 'kind' | 'parts'> & { readonly parts: readonly string[] }>;

function to(kind: string, name: string, options: Options = {}): ReferenceKind {
  const { typed = false, namespace = 'namespace', parts = [], when = {} } = options;
  return { name: fieldPattern(name), kind, typed, namespace, parts: parts.map(fieldPattern), when };
}

function annotation(kind: string, name: string): ReferenceKind {
  return { ...to(kind, ''), name: ['metadata', 'annotations', name] };
}

const inEach = (prefixes: readonly string[], make: (prefix: string) => readonly ReferenceKind[]): ReferenceKind[] =>
  prefixes.flatMap(make);

const keyed = (kind: string, name: string): ReferenceKind => to(kind, `${name}.name`, { parts: ['key'] });

const allContainers = ['containers[]', 'initContainers[]', 'ephemeralContainers[]'];

/** References in the spec of a pod template. Source: the Kubernetes API reference of PodSpec. */
export const podReferences: readonly ReferenceKind[] = [
  to('/ServiceAccount', 'serviceAccountName'),
  to('/Secret', 'imagePullSecrets[].name'),
  to('scheduling.k8s.io/PriorityClass', 'priorityClassName'),
  to('node.k8s.io/RuntimeClass', 'runtimeClassName'),
  to('resource.k8s.io/ResourceClaim', 'resourceClaims[].resourceClaimName'),
  to('resource.k8s.io/ResourceClaimTemplate', 'resourceClaims[].resourceClaimTemplateName'),
  ...inEach(allContainers, (container) => [
    to('/ConfigMap', `${container}.envFrom[].configMapRef.name`),
    to('/Secret', `${container}.envFrom[].secretRef.name`),
    keyed('/ConfigMap', `${container}.env[].valueFrom.configMapKeyRef`),
    keyed('/Secret', `${container}.env[].valueFrom.secretKeyRef`),
  ]),
  to('/ConfigMap', 'volumes[].configMap.name', { parts: ['items[].key'] }),
  to('/Secret', 'volumes[].secret.secretName', { parts: ['items[].key'] }),
  to('/ConfigMap', 'volumes[].projected.sources[].configMap.name', { parts: ['items[].key'] }),
  to('/Secret', 'volumes[].projected.sources[].secret.name', { parts: ['items[].key'] }),
  to('/PersistentVolumeClaim', 'volumes[].persistentVolumeClaim.claimName'),
  to('storage.k8s.io/StorageClass', 'volumes[].ephemeral.volumeClaimTemplate.spec.storageClassName'),
  to('/Secret', 'volumes[].csi.nodePublishSecretRef.name'),
  to('secrets-store.csi.x-k8s.io/SecretProviderClass', 'volumes[].csi.volumeAttributes.secretProviderClass'),
  to('/Secret', 'volumes[].azureFile.secretName'),
  ...inEach(['cephfs', 'rbd', 'iscsi', 'flexVolume', 'scaleIO', 'storageos'], (volume) => [
    to('/Secret', `volumes[].${volume}.secretRef.name`),
  ]),
];

const gateway = to('gateway.networking.k8s.io/Gateway', 'spec.parentRefs[].name', {
  typed: true,
  parts: ['sectionName'],
});

/** Of routes, whose rules have backends and filters that mirror. Source: the Gateway API reference. */
const route: readonly ReferenceKind[] = [
  gateway,
  to('/Service', 'spec.rules[].backendRefs[].name', { typed: true, parts: ['port'] }),
  to('/Service', 'spec.rules[].filters[].requestMirror.backendRef.name', { typed: true, parts: ['port'] }),
];

const scaled = (name: string): ReferenceKind => to('apps/Deployment', name, { typed: true });
const triggerAuthentication = to('keda.sh/TriggerAuthentication', 'spec.triggers[].authenticationRef.name', {
  typed: true,
});

const binding: readonly ReferenceKind[] = [
  to('rbac.authorization.k8s.io/ClusterRole', 'roleRef.name', { typed: true }),
  to('/ServiceAccount', 'subjects[].name', { when: { kind: 'ServiceAccount' } }),
];

const issuerAnnotations: readonly ReferenceKind[] = [
  annotation('cert-manager.io/Issuer', 'cert-manager.io/issuer'),
  annotation('cert-manager.io/ClusterIssuer', 'cert-manager.io/cluster-issuer'),
];

const issuerSecrets: readonly ReferenceKind[] = [
  to('/Secret', 'spec.ca.secretName'),
  keyed('/Secret', 'spec.vault.auth.tokenSecretRef'),
  keyed('/Secret', 'spec.vault.auth.appRole.secretRef'),
  keyed('/Secret', 'spec.venafi.cloud.apiTokenSecretRef'),
  to('/Secret', 'spec.venafi.tpp.credentialsRef.name'),
  keyed('/Secret', 'spec.acme.externalAccountBinding.keySecretRef'),
  keyed('/Secret', 'spec.acme.solvers[].dns01.cloudflare.apiTokenSecretRef'),
  keyed('/Secret', 'spec.acme.solvers[].dns01.cloudflare.apiKeySecretRef'),
  keyed('/Secret', 'spec.acme.solvers[].dns01.route53.secretAccessKeySecretRef'),
  keyed('/Secret', 'spec.acme.solvers[].dns01.cloudDNS.serviceAccountSecretRef'),
  keyed('/Secret', 'spec.acme.solvers[].dns01.azureDNS.clientSecretSecretRef'),
  keyed('/Secret', 'spec.acme.solvers[].dns01.digitalocean.tokenSecretRef'),
];

const storeSecrets: readonly ReferenceKind[] = [
  keyed('/Secret', 'spec.provider.aws.auth.secretRef.accessKeyIDSecretRef'),
  keyed('/Secret', 'spec.provider.aws.auth.secretRef.secretAccessKeySecretRef'),
  to('/ServiceAccount', 'spec.provider.aws.auth.jwt.serviceAccountRef.name'),
  keyed('/Secret', 'spec.provider.gcpsm.auth.secretRef.secretAccessKeySecretRef'),
  keyed('/Secret', 'spec.provider.azurekv.authSecretRef.clientSecret'),
  keyed('/Secret', 'spec.provider.vault.auth.tokenSecretRef'),
  keyed('/Secret', 'spec.provider.vault.auth.appRole.secretRef'),
  to('/ServiceAccount', 'spec.provider.vault.auth.kubernetes.serviceAccountRef.name'),
  keyed('/Secret', 'spec.provider.onepassword.auth.secretRef.connectTokenSecretRef'),
  keyed('/Secret', 'spec.provider.onepasswordSDK.auth.serviceAccountSecretRef'),
  keyed('/Secret', 'spec.provider.doppler.auth.secretRef.dopplerToken'),
  to('/ServiceAccount', 'spec.provider.kubernetes.auth.serviceAccount.name'),
];

const analysisTemplate = (list: string): ReferenceKind[] => [
  to('argoproj.io/AnalysisTemplate', `${list}[].templateName`, { when: { clusterScope: false } }),
  to('argoproj.io/ClusterAnalysisTemplate', `${list}[].templateName`, { when: { clusterScope: true } }),
];

const endpoints = (list: string): ReferenceKind[] => [
  keyed('/Secret', `${list}.basicAuth.username`),
  keyed('/Secret', `${list}.basicAuth.password`),
  keyed('/Secret', `${list}.bearerTokenSecret`),
  keyed('/Secret', `${list}.authorization.credentials`),
  keyed('/ConfigMap', `${list}.tlsConfig.ca.configMap`),
  keyed('/Secret', `${list}.tlsConfig.ca.secret`),
  keyed('/Secret', `${list}.tlsConfig.cert.secret`),
  keyed('/Secret', `${list}.tlsConfig.keySecret`),
];

const prometheus: readonly ReferenceKind[] = [
  to('/ServiceAccount', 'spec.serviceAccountName'),
  to('scheduling.k8s.io/PriorityClass', 'spec.priorityClassName'),
  to('/Secret', 'spec.secrets[]'),
  to('/ConfigMap', 'spec.configMaps[]'),
  to('/Secret', 'spec.imagePullSecrets[].name'),
  to('storage.k8s.io/StorageClass', 'spec.storage.volumeClaimTemplate.spec.storageClassName'),
  keyed('/Secret', 'spec.additionalScrapeConfigs'),
];

const fluxSource = (name: string, fallback = 'GitRepository'): ReferenceKind =>
  to(`source.toolkit.fluxcd.io/${fallback}`, name, { typed: true });

/** References that an object of any kind may have. */
export const referencesOfAll: readonly ReferenceKind[] = [to('/Namespace', 'metadata.namespace')];

/** References outside of pod templates, by the `group/Kind` that has them. Source: the API reference of each project. */
export const references: Readonly<Record<string, readonly ReferenceKind[]>> = {
  '/ServiceAccount': [to('/Secret', 'imagePullSecrets[].name'), to('/Secret', 'secrets[].name')],
  '/PersistentVolumeClaim': [
    to('storage.k8s.io/StorageClass', 'spec.storageClassName'),
    to('storage.k8s.io/VolumeAttributesClass', 'spec.volumeAttributesClassName'),
    to('/PersistentVolume', 'spec.volumeName'),
    to('/PersistentVolumeClaim', 'spec.dataSource.name', { typed: true }),
  ],
  '/PersistentVolume': [
    to('storage.k8s.io/StorageClass', 'spec.storageClassName'),
    to('/Secret', 'spec.csi.nodeStageSecretRef.name'),
    to('/Secret', 'spec.csi.nodePublishSecretRef.name'),
    to('/Secret', 'spec.azureFile.secretName', { namespace: 'secretNamespace' }),
  ],
  'apps/StatefulSet': [
    to('/Service', 'spec.serviceName'),
    to('storage.k8s.io/StorageClass', 'spec.volumeClaimTemplates[].spec.storageClassName'),
  ],
  'networking.k8s.io/Ingress': [
    to('networking.k8s.io/IngressClass', 'spec.ingressClassName'),
    to('/Service', 'spec.defaultBackend.service.name', { parts: ['port.number', 'port.name'] }),
    to('/Service', 'spec.rules[].http.paths[].backend.service.name', { parts: ['port.number', 'port.name'] }),
    to('/Secret', 'spec.tls[].secretName'),
    ...issuerAnnotations,
  ],
  'autoscaling/HorizontalPodAutoscaler': [scaled('spec.scaleTargetRef.name')],
  'autoscaling.k8s.io/VerticalPodAutoscaler': [scaled('spec.targetRef.name')],
  'rbac.authorization.k8s.io/RoleBinding': binding,
  'rbac.authorization.k8s.io/ClusterRoleBinding': binding,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': [
    to('admissionregistration.k8s.io/ValidatingAdmissionPolicy', 'spec.policyName'),
  ],
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': [
    to('admissionregistration.k8s.io/MutatingAdmissionPolicy', 'spec.policyName'),
  ],
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': [
    to('/Service', 'webhooks[].clientConfig.service.name'),
  ],
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': [to('/Service', 'webhooks[].clientConfig.service.name')],
  'apiregistration.k8s.io/APIService': [to('/Service', 'spec.service.name')],
  'snapshot.storage.k8s.io/VolumeSnapshot': [
    to('snapshot.storage.k8s.io/VolumeSnapshotClass', 'spec.volumeSnapshotClassName'),
    to('/PersistentVolumeClaim', 'spec.source.persistentVolumeClaimName'),
  ],

  'gateway.networking.k8s.io/Gateway': [
    to('gateway.networking.k8s.io/GatewayClass', 'spec.gatewayClassName'),
    to('/Secret', 'spec.listeners[].tls.certificateRefs[].name', { typed: true }),
    ...issuerAnnotations,
  ],
  'gateway.networking.k8s.io/HTTPRoute': route,
  'gateway.networking.k8s.io/GRPCRoute': route,
  'gateway.networking.k8s.io/TLSRoute': route,
  'gateway.networking.k8s.io/TCPRoute': route,
  'gateway.networking.k8s.io/UDPRoute': route,
  'gateway.networking.k8s.io/BackendTLSPolicy': [
    to('/Service', 'spec.targetRefs[].name', { typed: true }),
    to('/ConfigMap', 'spec.validation.caCertificateRefs[].name', { typed: true }),
  ],

  'cert-manager.io/Certificate': [to('cert-manager.io/Issuer', 'spec.issuerRef.name', { typed: true })],
  'cert-manager.io/CertificateRequest': [to('cert-manager.io/Issuer', 'spec.issuerRef.name', { typed: true })],
  'cert-manager.io/Issuer': issuerSecrets,
  'cert-manager.io/ClusterIssuer': issuerSecrets,

  'external-secrets.io/ExternalSecret': [
    to('external-secrets.io/SecretStore', 'spec.secretStoreRef.name', { typed: true }),
    to('external-secrets.io/SecretStore', 'spec.data[].sourceRef.storeRef.name', { typed: true }),
    to('external-secrets.io/SecretStore', 'spec.dataFrom[].sourceRef.storeRef.name', { typed: true }),
    to('generators.external-secrets.io/Password', 'spec.dataFrom[].sourceRef.generatorRef.name', { typed: true }),
    to('/ConfigMap', 'spec.target.template.templateFrom[].configMap.name', { parts: ['items[].key'] }),
    to('/Secret', 'spec.target.template.templateFrom[].secret.name', { parts: ['items[].key'] }),
  ],
  'external-secrets.io/ClusterExternalSecret': [
    to('external-secrets.io/SecretStore', 'spec.externalSecretSpec.secretStoreRef.name', { typed: true }),
  ],
  'external-secrets.io/PushSecret': [
    to('external-secrets.io/SecretStore', 'spec.secretStoreRefs[].name', { typed: true }),
    to('/Secret', 'spec.selector.secret.name'),
  ],
  'external-secrets.io/SecretStore': storeSecrets,
  'external-secrets.io/ClusterSecretStore': storeSecrets,

  'keda.sh/ScaledObject': [scaled('spec.scaleTargetRef.name'), triggerAuthentication],
  'keda.sh/ScaledJob': [triggerAuthentication],
  'keda.sh/TriggerAuthentication': [
    to('/Secret', 'spec.secretTargetRef[].name', { parts: ['key'] }),
    to('/ConfigMap', 'spec.configMapTargetRef[].name', { parts: ['key'] }),
  ],

  'argoproj.io/Rollout': [
    scaled('spec.workloadRef.name'),
    ...['canary.stableService', 'canary.canaryService', 'blueGreen.activeService', 'blueGreen.previewService'].map(
      (service) => to('/Service', `spec.strategy.${service}`),
    ),
    to('networking.k8s.io/Ingress', 'spec.strategy.canary.trafficRouting.nginx.stableIngress'),
    to('networking.k8s.io/Ingress', 'spec.strategy.canary.trafficRouting.alb.ingress'),
    to('networking.istio.io/VirtualService', 'spec.strategy.canary.trafficRouting.istio.virtualService.name'),
    to('networking.istio.io/DestinationRule', 'spec.strategy.canary.trafficRouting.istio.destinationRule.name'),
    ...[
      'canary.analysis',
      'canary.steps[].analysis',
      'canary.steps[].experiment',
      'blueGreen.prePromotionAnalysis',
      'blueGreen.postPromotionAnalysis',
    ].flatMap((place) =>
      analysisTemplate(`spec.strategy.${place}.${place.endsWith('experiment') ? 'analyses' : 'templates'}`),
    ),
  ],

  'monitoring.coreos.com/ServiceMonitor': endpoints('spec.endpoints[]'),
  'monitoring.coreos.com/PodMonitor': endpoints('spec.podMetricsEndpoints[]'),
  'monitoring.coreos.com/Prometheus': prometheus,
  'monitoring.coreos.com/PrometheusAgent': prometheus,
  'monitoring.coreos.com/Alertmanager': [...prometheus, to('/Secret', 'spec.configSecret')],

  'kustomize.toolkit.fluxcd.io/Kustomization': [
    fluxSource('spec.sourceRef.name'),
    to('kustomize.toolkit.fluxcd.io/Kustomization', 'spec.dependsOn[].name'),
    to('/Secret', 'spec.decryption.secretRef.name'),
    to('/ConfigMap', 'spec.postBuild.substituteFrom[].name', { when: { kind: 'ConfigMap' } }),
    to('/Secret', 'spec.postBuild.substituteFrom[].name', { when: { kind: 'Secret' } }),
  ],
  'helm.toolkit.fluxcd.io/HelmRelease': [
    fluxSource('spec.chart.spec.sourceRef.name', 'HelmRepository'),
    fluxSource('spec.chartRef.name', 'OCIRepository'),
    to('helm.toolkit.fluxcd.io/HelmRelease', 'spec.dependsOn[].name'),
    to('/ConfigMap', 'spec.valuesFrom[].name', { when: { kind: 'ConfigMap' } }),
    to('/Secret', 'spec.valuesFrom[].name', { when: { kind: 'Secret' } }),
  ],
  'source.toolkit.fluxcd.io/GitRepository': [to('/Secret', 'spec.secretRef.name')],
  'source.toolkit.fluxcd.io/HelmRepository': [to('/Secret', 'spec.secretRef.name')],
  'source.toolkit.fluxcd.io/OCIRepository': [to('/Secret', 'spec.secretRef.name')],
  'source.toolkit.fluxcd.io/Bucket': [to('/Secret', 'spec.secretRef.name')],
};
