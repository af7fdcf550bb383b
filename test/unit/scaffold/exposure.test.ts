import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import type { Answers } from '../../../src/scaffold/answers/answers.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { TemplateLibrary } from '../../../src/scaffold/templates/library.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';
import { folderWith } from '../../support/folder.ts';

type Given = Partial<Record<keyof Answers, unknown>>;

/** Clusters whose own files are not what is tested here. */
const stub = { 'template.yaml': 'title: x\ndescription: y.\n', 'files/README.md': '# x\n' };
const stubs = Object.fromEntries(
  ['eks', 'gke', 'aks', 'existing'].flatMap((type) =>
    Object.entries(stub).map(([file, text]) => [`clusters/${type}/${file}`, text]),
  ),
);

/** The files of a repository by path. */
async function plan(answers: Given = {}): Promise<Map<string, string>> {
  const platform = await collectAnswers({ answers, acceptSuggestions: true });
  return new Map(
    planRepository(platform, new TemplateLibrary([folderWith(stubs)])).map(({ path, text }) => [path, text]),
  );
}

const yaml = (files: Map<string, string>, path: string) => parse(files.get(path)!) as Record<string, unknown>;

const alb = { exposure: 'aws-alb', nonproductionClusterType: 'existing', productionClusterType: 'existing' };

describe('an application is reached', () => {
  const httpRoute = 'apps/web-api/components/http-route/http-route.yaml';
  const ingress = 'apps/web-api/components/ingress/ingress.yaml';

  test('through a Gateway by an HTTPRoute', async () => {
    const files = await plan();
    expect(yaml(files, httpRoute)).toMatchObject({
      kind: 'HTTPRoute',
      spec: { parentRefs: [{ name: 'platform', namespace: 'envoy-gateway-system' }] },
    });
    expect(files.has(ingress)).toBe(false);
  });

  test.each([
    ['traefik', 'traefik', 'infrastructure/traefik', 'traefik'],
    ['haproxy', 'haproxy', 'infrastructure/haproxy-ingress', 'haproxy-ingress'],
    ['ingress-nginx', 'nginx', 'infrastructure/ingress-nginx', 'ingress-nginx'],
  ])('with %s by an Ingress with a certificate of its own', async (exposure, className, folder, namespace) => {
    const files = await plan({ exposure });
    expect(yaml(files, ingress)).toMatchObject({
      metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'platform' } },
      spec: {
        ingressClassName: className,
        tls: [{ hosts: ['web-api.example.com'], secretName: 'web-api-tls' }],
        rules: [{ host: 'web-api.example.com' }],
      },
    });
    expect(files.has(httpRoute)).toBe(false);
    expect([...files.keys()].some((path) => path.startsWith('infrastructure/envoy-gateway/'))).toBe(false);
    expect(files.get(`${folder}/base/kustomization.yaml`)).toContain(`- ${namespace}`);
    expect(yaml(files, 'apps/web-api/base/network-policy.yaml')).toMatchObject({
      spec: {
        ingress: expect.arrayContaining([
          expect.objectContaining({
            from: [
              expect.objectContaining({
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
              }),
            ],
          }),
        ]) as unknown,
      },
    });
  });

  test('through load balancers of AWS from addresses of the VPC, without a Secret', async () => {
    const files = await plan({ ...alb, awsVpcCidr: '10.20.0.0/16' });
    expect(yaml(files, ingress)).toMatchObject({
      metadata: { annotations: { 'alb.ingress.kubernetes.io/ssl-redirect': '443' } },
      spec: { ingressClassName: 'alb', tls: [{ hosts: ['web-api.example.com'] }] },
    });
    expect(files.get(ingress)).not.toContain('secretName');
    expect(yaml(files, 'apps/web-api/base/network-policy.yaml')).toMatchObject({
      spec: { ingress: [{ from: [{ ipBlock: { cidr: '10.20.0.0/16' } }] }, {}] },
    });
    expect(files.get('docs/runbooks/aws-load-balancers.md')).toContain(
      "--domain-name '*.production.example.com' --subject-alternative-names '*.example.com'",
    );
  });

  test.each([
    ['envoy-gateway', 'HTTPRoute', 'Ingress'],
    ['traefik', 'Ingress', 'HTTPRoute'],
  ])('with %s by kinds that the projects permit, and no others', async (exposure, permitted, refused) => {
    const files = await plan({ exposure });
    for (const project of ['platform', 'product']) {
      const { spec } = yaml(files, `argocd/projects/${project}.yaml`) as {
        spec: { namespaceResourceWhitelist: { kind: string }[] };
      };
      const kinds = spec.namespaceResourceWhitelist.map(({ kind }) => kind);
      expect(kinds).toContain(permitted);
      expect(kinds).not.toContain(refused);
    }
  });
});

test('every way in says in a decision why it was chosen', async () => {
  const decisions = async (answers: Given) =>
    [...(await plan(answers)).keys()].filter((path) => path.startsWith('docs/decisions/0003-'));
  expect(await decisions({})).toEqual(['docs/decisions/0003-gateway-api.md']);
  expect(await decisions({ exposure: 'traefik' })).toEqual(['docs/decisions/0003-traefik.md']);
  expect(await decisions(alb)).toEqual(['docs/decisions/0003-aws-load-balancers.md']);
});

test('ingress-nginx is called retired, and the rule about it suppressed with the reason', async () => {
  const files = await plan({ exposure: 'ingress-nginx' });
  expect(files.get('README.md')).toContain('**ingress-nginx is retired.**');
  expect(yaml(files, 'k8s-platform.yaml').suppress).toEqual([
    { rule: 'network/retired-ingress-controller', reason: expect.stringContaining('0003-ingress-nginx.md') as unknown },
  ]);
  expect(yaml(await plan(), 'k8s-platform.yaml')).not.toHaveProperty('suppress');
});

describe('in front of the proxies stands', () => {
  const values = 'infrastructure/traefik/values/';
  const quota = 'infrastructure/traefik/overlays/production/kustomization.yaml';

  test('HAProxy: a node port that understands the PROXY protocol', async () => {
    const files = await plan({ exposure: 'traefik' });
    expect(yaml(files, `${values}production.yaml`)).toMatchObject({
      service: { spec: { type: 'NodePort' } },
      ports: { websecure: { nodePort: 30443, proxyProtocol: { trustedIPs: ['10.0.10.0/24', '10.244.0.0/16'] } } },
    });
    expect(files.get('clusters/production/haproxy.cfg')).toContain('10.0.10.31:30443');
    expect(files.get(quota)).not.toContain('services.loadbalancers');
  });

  test("kind's port mapping: the node port, and nobody who speaks for the client", async () => {
    const { ports } = yaml(await plan({ exposure: 'traefik' }), `${values}nonproduction.yaml`);
    expect(ports).toEqual({ web: { nodePort: 30080 }, websecure: { nodePort: 30443 } });
  });

  test.each([
    ['eks', 'service.beta.kubernetes.io/aws-load-balancer-type', 'nlb'],
    ['gke', 'cloud.google.com/l4-rbs', 'enabled'],
    ['aks', 'service.beta.kubernetes.io/azure-load-balancer-tcp-idle-timeout', '30'],
  ])('the load balancer of %s', async (productionClusterType, annotation, value) => {
    const files = await plan({ exposure: 'traefik', productionClusterType });
    expect(yaml(files, `${values}production.yaml`)).toMatchObject({
      service: { annotations: { [annotation]: value }, spec: { type: 'LoadBalancer', externalTrafficPolicy: 'Local' } },
    });
    expect(files.get(quota)).toContain('services.loadbalancers: "1"');
  });

  test.each([
    ['external', 'NodePort'],
    ['metallb', 'LoadBalancer'],
  ])('of Envoy, with %s, a %s', async (loadBalancer, type) => {
    const files = await plan({ loadBalancer });
    const { patches } = yaml(files, 'infrastructure/envoy-gateway/overlays/production/kustomization.yaml') as {
      patches: { patch: string }[];
    };
    expect(parse(patches.at(-1)!.patch)).toMatchObject({
      kind: 'EnvoyProxy',
      spec: { provider: { kubernetes: { envoyService: { type } } } },
    });
    expect(files.has('infrastructure/envoy-gateway/overlays/production/client-traffic-policy.yaml')).toBe(
      loadBalancer === 'external',
    );
  });
});

describe('MetalLB', () => {
  const kubeadm = {
    loadBalancer: 'metallb',
    isolation: 'cluster-per-environment',
    nonproductionClusterType: 'kubeadm',
  };

  test('has addresses of its own in each cluster, for nothing but the proxies', async () => {
    const files = await plan(kubeadm);
    const pools = ['dev', 'staging', 'production'].map((cluster) =>
      yaml(files, `infrastructure/metallb/overlays/${cluster}/ip-address-pool.yaml`),
    );
    expect(pools.map(({ spec }) => (spec as { addresses: string[] }).addresses[0])).toEqual([
      '10.0.10.128/28',
      '10.0.10.144/28',
      '10.0.10.160/28',
    ]);
    expect(pools[0]).toMatchObject({ spec: { serviceAllocation: { namespaces: ['envoy-gateway-system'] } } });
  });

  test('replaces HAProxy for requests, not for the API', async () => {
    const config = (await plan({ loadBalancer: 'metallb' })).get('clusters/production/haproxy.cfg');
    expect(config).toContain('frontend api');
    expect(config).not.toContain('frontend http');
  });

  test('is not in kind, whose port mappings suffice', async () => {
    const files = await plan({ loadBalancer: 'metallb' });
    expect(files.has('argocd/applications/nonproduction/metallb.yaml')).toBe(false);
    expect(files.has('argocd/applications/production/metallb.yaml')).toBe(true);
  });

  test.each([
    [['192.0.2.0/28'], /^metallbAddresses: 1 given, for 3 with MetalLB \(dev, staging, production\)$/],
    [['192.0.2.0/33', 'a', 'b'], /^metallbAddresses\[0\]: is not legal/],
    [['192.0.2.300-192.0.2.4', 'a', 'b'], /^metallbAddresses\[0\]: is not legal/],
  ])('with the addresses %j is refused', async (metallbAddresses, message) => {
    await expect(plan({ ...kubeadm, metallbAddresses })).rejects.toThrow(message);
  });

  test('takes a range', async () => {
    const files = await plan({ loadBalancer: 'metallb', metallbAddresses: ['192.0.2.10-192.0.2.20'] });
    expect(files.get('infrastructure/metallb/overlays/production/ip-address-pool.yaml')).toContain(
      '- 192.0.2.10-192.0.2.20\n',
    );
  });
});

describe('the network of', () => {
  const phases = (files: Map<string, string>) =>
    parseAllDocuments(files.get('clusters/production/kubeadm.yaml')!).map(
      (document) => document.toJS() as Record<string, unknown>,
    );

  test('kubeadm is Cilium, which replaces kube-proxy', async () => {
    const files = await plan();
    expect(phases(files)[0]).toMatchObject({ skipPhases: ['addon/kube-proxy'] });
    expect(files.has('clusters/production/cilium-values.yaml')).toBe(true);
    expect(files.has('clusters/nonproduction/cilium-values.yaml')).toBe(false);
  });

  test('kubeadm is Calico, which needs kube-proxy in its own mode', async () => {
    const files = await plan({ cni: 'calico' });
    expect(phases(files)[0]).not.toHaveProperty('skipPhases');
    expect(phases(files).at(-1)).toMatchObject({ kind: 'KubeProxyConfiguration', mode: 'nftables' });
    expect(yaml(files, 'clusters/production/calico-values.yaml')).toMatchObject({
      installation: { calicoNetwork: { linuxDataplane: 'Nftables' } },
    });
    expect(files.get('renovate.json')).toContain('"tigera-operator"');
    expect(files.get('renovate.json')).not.toContain('cilium');
  });

  test.each(['cilium', 'calico'])('kind is %s, instead of its own', async (cni) => {
    const files = await plan({ cni });
    expect(yaml(files, 'clusters/nonproduction/kind.yaml')).toMatchObject({
      networking: { disableDefaultCNI: true, podSubnet: '10.244.0.0/16' },
    });
    expect(files.get('clusters/nonproduction/README.md')).toContain(`helm upgrade --install ${cni} `);
    expect(files.has(`clusters/nonproduction/${cni}-values.yaml`)).toBe(true);
  });

  test('kind is its own by default', async () => {
    expect(yaml(await plan(), 'clusters/nonproduction/kind.yaml')).not.toHaveProperty('networking');
  });
});

test('a platform whose only need of AWS is its load balancers is asked for the account', async () => {
  const platform = await collectAnswers({
    answers: { ...alb, secrets: 'vault', dns: 'cloudflare' },
    acceptSuggestions: true,
  });
  expect(platform).toMatchObject({ awsAccount: '111122223333', awsVpcCidr: '10.32.0.0/16' });
  expect(platform).not.toHaveProperty('loadBalancer');
});
