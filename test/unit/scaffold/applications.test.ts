import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { CliError } from '../../../src/errors.ts';
import { isObject, type Json } from '../../../src/model/resource.ts';
import type { Answers } from '../../../src/scaffold/answers/answers.ts';
import { createApplications, describeApplicationTemplate } from '../../../src/scaffold/applications/applications.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { createContext, type Context } from '../../../src/scaffold/context/context.ts';
import { TemplateLibrary } from '../../../src/scaffold/templates/library.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';
import { renderFolder } from '../../../src/scaffold/templates/templates.ts';
import { folderWith } from '../../support/folder.ts';

type Parameters = Readonly<Record<string, unknown>>;

const library = new TemplateLibrary();
const one = (template: string, parameters: Parameters = {}) => [
  { name: 'cart', team: 'product', template, parameters },
];

/** A platform that has all that applications may ask for. */
async function contextWith(answers: Partial<Record<keyof Answers, unknown>> = {}): Promise<Context> {
  const context = createContext(await collectAnswers({ answers, acceptSuggestions: true }), library);
  return { ...context, has: { ...context.has, rollouts: true, keda: true, tracing: true } };
}

/** Objects of the base and of each component, by kind and name. */
async function objectsOf(template: string, parameters: Parameters = {}): Promise<ReadonlyMap<string, Json>> {
  const context = await contextWith();
  const [application] = createApplications(one(template, parameters), context, library);
  const files = application!.layers
    .filter((layer) => existsSync(layer))
    .flatMap((layer) => renderFolder(layer, { ...context, application }, { environment: () => context.environments }));
  const objects = files
    .filter(({ path }) => /^(base|components)\/.*\.yaml$/.test(path))
    .flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as unknown))
    .filter(isObject);
  return new Map(objects.map((object) => [`${String(object.kind)} ${nameOf(object)}`, object]));
}

function nameOf({ metadata }: Json): string {
  return isObject(metadata) ? String(metadata.name) : '';
}

async function problem(template: string, parameters: Parameters, answers = {}): Promise<string> {
  try {
    await planned({ applications: one(template, parameters), ...answers });
  } catch (error) {
    if (error instanceof CliError) return `${error.message}; ${error.advice ?? ''}`;
    throw error;
  }
  return '';
}

async function planned(answers: Partial<Record<keyof Answers, unknown>>): Promise<ReadonlyMap<string, string>> {
  const files = planRepository(await collectAnswers({ answers, acceptSuggestions: true }));
  return new Map(files.map(({ path, text }) => [path, text]));
}

describe('templates', () => {
  test('are all described, with parameters that explain themselves', () => {
    const names = library.names('applications');
    expect(names).toEqual(expect.arrayContaining(['cronjob', 'event-consumer', 'grpc-api', 'helm-chart', 'stateful']));
    for (const name of names) {
      const { parameters } = describeApplicationTemplate(library, name);
      for (const [parameter, schema] of Object.entries(parameters)) {
        expect(schema.description, `${name} ${parameter}`).toBeTruthy();
        expect(schema, `${name} ${parameter}`).toHaveProperty('default');
      }
    }
  });

  test('leave out what starts with an underscore, and folders without a template.yaml', () => {
    const template = 'title: Own\ndescription: Ours.\n';
    const own = folderWith({
      'applications/own/template.yaml': template,
      'applications/_draft/template.yaml': template,
      'applications/notes/README.md': '',
    });
    const names = new TemplateLibrary([own]).names('applications');
    expect(names).toContain('own');
    expect(names).not.toContain('_draft');
    expect(names).not.toContain('notes');
  });

  test.each([
    ['web-api', 'Deployment cart'],
    ['web-frontend', 'Service cart'],
    ['static-site', 'HTTPRoute cart'],
    ['worker', 'PodMonitor cart'],
    ['grpc-api', 'GRPCRoute cart'],
    ['cronjob', 'CronJob cart'],
    ['event-consumer', 'ScaledObject cart'],
  ])('%s brings a %s', async (template, object) => {
    expect([...(await objectsOf(template)).keys()]).toContain(object);
  });

  test('a chart is an Application of its own, from a repository that the project permits', async () => {
    const files = await planned({
      applications: one('helm-chart', { repository: 'oci://ghcr.io/acme/charts', chartVersion: '1.2.3' }),
    });
    const application = parse(files.get('argocd/applicationsets/dev/cart.yaml')!) as { spec: Json };
    expect(application.spec.sources).toEqual([
      expect.objectContaining({ repoURL: 'ghcr.io/acme/charts', chart: 'podinfo', targetRevision: '1.2.3' }),
      expect.objectContaining({ path: 'apps/cart/overlays/dev', ref: 'values' }),
    ]);
    expect(files.get('argocd/projects/product.yaml')).toContain('- ghcr.io/acme/charts');
    expect([...files.keys()]).not.toContain('apps/cart/app.yaml');
  });
});

describe('features', () => {
  test('a canary divides requests between two Services, and is judged by its metrics', async () => {
    const objects = await objectsOf('web-api', { delivery: 'canary' });
    const route = JSON.stringify(objects.get('HTTPRoute cart'));
    expect(route).toContain('"name":"cart-canary","port":80,"weight":0');
    expect(objects.get('Rollout cart')).toMatchObject({
      spec: {
        workloadRef: { kind: 'Deployment', name: 'cart' },
        strategy: { canary: { canaryService: 'cart-canary' } },
      },
    });
    expect(JSON.stringify(objects.get('AnalysisTemplate cart'))).toContain('{{args.hash}}');
    expect(objects.get('HorizontalPodAutoscaler cart')).toMatchObject({
      spec: { scaleTargetRef: { kind: 'Rollout' } },
    });
    expect(objects.has('ServiceMonitor cart')).toBe(false);
  });

  test('replicas are left to whoever owns them', async () => {
    const replicas = async (autoscaling: string) => {
      const { spec } = (await objectsOf('web-api', { autoscaling, replicas: 4 })).get('Deployment cart')!;
      return (spec as Json).replicas;
    };
    expect([await replicas('hpa'), await replicas('keda'), await replicas('none')]).toEqual([undefined, undefined, 4]);
  });

  test('a database is reached at its network and port alone', async () => {
    const objects = await objectsOf('worker', { database: true, databaseCidr: '10.2.0.0/24', databasePort: 3306 });
    expect(objects.get('NetworkPolicy cart-database')).toMatchObject({
      spec: { egress: [{ to: [{ ipBlock: { cidr: '10.2.0.0/24' } }], ports: [{ protocol: 'TCP', port: 3306 }] }] },
    });
  });

  test('a volume is claimed by each pod', async () => {
    const objects = await objectsOf('stateful', { size: '20Gi', storageClass: 'fast' });
    expect(objects.get('StatefulSet cart')).toMatchObject({
      spec: {
        volumeClaimTemplates: [{ spec: { storageClassName: 'fast', resources: { requests: { storage: '20Gi' } } } }],
      },
    });
  });

  test('peers let one another in', async () => {
    const files = await planned({
      applications: [
        ...one('web-api', { from: ['shop'] }),
        { ...one('web-frontend', { to: ['cart'] })[0]!, name: 'shop' },
      ],
    });
    expect(files.get('apps/cart/components/peers/network-policy.yaml')).toContain('app.kubernetes.io/name: shop');
    expect(files.get('apps/shop/components/peers/network-policy.yaml')).toMatch(
      /Egress[^]*app.kubernetes.io\/name: cart/,
    );
  });

  test('overlays name the components that are there, and the base its files', async () => {
    for (const template of library.names('applications').filter((name) => !['event-consumer'].includes(name))) {
      const parameters = template === 'stateful' ? { storageClass: 'fast' } : {};
      const files = await planned({ applications: one(template, parameters) });
      for (const [path, text] of files) {
        if (!/^apps\/.*kustomization\.yaml$/.test(path)) continue;
        const { resources = [], components = [] } = parse(text) as { resources?: string[]; components?: string[] };
        for (const named of [...resources, ...components]) {
          const target = new URL(named, `file:///${path}`).pathname.slice(1);
          expect(files.has(target) || files.has(`${target}/kustomization.yaml`), `${path}: ${named}`).toBe(true);
        }
      }
    }
  });

  test('what a team may deploy follows its applications', async () => {
    const context = await contextWith({ applications: one('grpc-api') });
    const kinds = context.teams[0]!.kinds.map(({ kind }) => kind);
    expect(kinds).toContain('GRPCRoute');
    expect(context.teams[0]!.readable.find(({ group }) => group === 'networking.k8s.io')?.resources).toEqual([
      'networkpolicies',
    ]);
  });
});

describe('refused', () => {
  test.each<[string, string, Parameters, string]>([
    ['an image without a tag', 'web-api', { image: 'ghcr.io/acme/cart' }, 'tag is missing'],
    ['a quantity', 'web-api', { memory: '64MB' }, 'memory: "64MB" is no quantity'],
    ['a schedule', 'cronjob', { schedule: '61 * * * *' }, 'is no schedule of five fields'],
    ['a time zone', 'cronjob', { timeZone: 'Mars/Base' }, 'is no time zone'],
    ['a network', 'worker', { databaseCidr: '10.0.0.1/16' }, 'is no network'],
    ['a URL', 'helm-chart', { repository: 'charts', chartVersion: '1.2.3' }, 'is no URL'],
    ['a range of versions', 'helm-chart', { chartVersion: '^1.2.0' }, 'is no exact version'],
    ['a host name', 'web-api', { host: 'Cart_1' }, 'is no DNS label'],
    ['a choice', 'web-api', { delivery: 'instant' }, 'is none of rolling, blue-green, canary'],
    ['a port', 'web-api', { port: 80 }, 'must be >= 1024'],
    ['a parameter', 'web-api', { colour: 'red' }, 'colour is no parameter of its template'],
    ['a peer', 'web-api', { to: ['nowhere'] }, 'nowhere is no other application of the team product'],
    ['the other way in', 'web-api', { exposure: 'ingress' }, 'take --exposure gateway'],
    ['a volume without storage', 'stateful', {}, 'longhorn'],
  ])('%s', async (_, template, parameters, message) => {
    expect(await problem(template, parameters)).toContain(message);
  });

  test('what the platform has not', async () => {
    const without = { monitoring: 'none', delivery: 'rolling' };
    expect(await problem('web-api', { delivery: 'blue-green' }, without)).toContain('needs Argo Rollouts');
    expect(await problem('event-consumer', {}, without)).toContain('k8s-platform add component keda');
    expect(await problem('web-api', { metrics: true }, without)).toContain('take --metrics false');
  });

  test('a trigger whose Secret nothing makes', async () => {
    const trigger = (parameters: Parameters, context: Context) => () =>
      createApplications(one('event-consumer', { trigger: 'rabbitmq', ...parameters }), context, library);
    expect(trigger({}, await contextWith())).not.toThrow();
    expect(trigger({ credentials: false }, await contextWith())).toThrow('reads the key brokerUrl');
    expect(trigger({}, await contextWith({ secrets: 'sops' }))).toThrow('External Secrets makes');
  });

  test.each([{ gitops: 'flux' }, { exposure: 'traefik' }])(
    'a canary where nothing keeps weights: %o',
    async (answers) => {
      const context = await contextWith(answers);
      expect(() => createApplications(one('web-api', { delivery: 'canary' }), context, library)).toThrow(
        'needs requests divided by weight',
      );
    },
  );

  test('a canary without anything that divides requests', async () => {
    const context = await contextWith();
    expect(() =>
      createApplications(one('web-api', { delivery: 'canary', exposure: 'none' }), context, library),
    ).toThrow('divides requests from outside');
  });
});

test.each(['*/5 0-6 1,15 * mon-fri', '0 0 1 JAN sun', '15 3 * * *'])('the schedule %s is legal', async (schedule) => {
  expect(await problem('cronjob', { schedule })).toBe('');
});

test.each(['* * * *', '*/0 * * * *', '5-1 * * * *', '@daily', '* * * * 7'])(
  'the schedule %s is not',
  async (schedule) => {
    expect(await problem('cronjob', { schedule })).toContain('is no schedule');
  },
);
