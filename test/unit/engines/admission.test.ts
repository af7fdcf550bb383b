import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Admission, type AdmissionVerdict } from '../../../src/engines/admission.ts';
import { Engine, EngineFailure } from '../../../src/engines/engine.ts';
import type { EngineRequest } from '../../../src/engines/frame.ts';

const engine = new Engine('admission', { cacheFolder: undefined, timeout: 30_000, threads: 2 });
const admission = new Admission(engine);
const accepted: AdmissionVerdict = { covered: true, errors: [] };

afterAll(async () => engine.close());

async function check(object: unknown): Promise<AdmissionVerdict> {
  const [verdict] = await admission.check([object]);
  return verdict!;
}

function fieldsOf({ errors }: AdmissionVerdict): string[] {
  return errors.map(({ field }) => field);
}

function deployment(container: object, labels: object = { app: 'cart' }) {
  const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'cart', ...container }] } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'cart' },
    spec: { selector: { matchLabels: { app: 'cart' } }, template },
  };
}

function configMap(name: string, data: object = {}) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

describe('built-in kinds', () => {
  it('accepts what a server accepts', async () => {
    expect(await check(deployment({}))).toEqual(accepted);
  });

  it('speaks in the words of the server', async () => {
    const resources = { requests: { cpu: '2' }, limits: { cpu: '1' } };
    expect(await check(deployment({ resources }))).toEqual({
      covered: true,
      errors: [
        {
          field: 'spec.template.spec.containers[0].resources.requests',
          type: 'Invalid value',
          detail: 'must be less than or equal to cpu limit of 1',
          value: '2',
          message:
            'spec.template.spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
        },
      ],
    });
  });

  it('compares fields with one another', async () => {
    expect(fieldsOf(await check(deployment({}, { app: 'other' })))).toEqual(['spec.template.metadata.labels']);
  });

  it('tells what only strict validation refuses', async () => {
    const text = JSON.stringify(deployment({ prot: 1 })).replace('"name":"main"', '"name":"main","name":"main"');
    const { errors } = await check(text);
    expect(errors.map(({ type, field, strict }) => ({ type, field, strict }))).toEqual([
      { type: 'Duplicate field', field: 'spec.template.spec.containers[0].name', strict: true },
      { type: 'Unknown field', field: 'spec.template.spec.containers[0].prot', strict: true },
    ]);
  });

  it('names the item of a list whose type is wrong', async () => {
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'cart' },
      spec: {
        ports: [
          { name: 'a', port: 80 },
          { name: 'b', port: '81' },
        ],
      },
    };
    const { errors } = await check(service);
    expect(errors).toMatchObject([{ type: 'Malformed', field: 'spec.ports[1].port' }]);
    expect(errors[0]).not.toHaveProperty('strict');
  });

  it('reads integers that a JavaScript number cannot hold', async () => {
    const lease = (transitions: bigint) => ({
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'leader', generation: transitions },
    });
    expect(await check(lease(2n ** 63n - 1n))).toEqual(accepted);
    expect(fieldsOf(await check(lease(2n ** 63n)))).toEqual(['metadata.generation']);
  });

  it('completes names as a server does', async () => {
    const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'import-' } };
    const spec = { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'import' }] } } };
    expect(await check({ ...job, spec })).toEqual(accepted);
    expect(fieldsOf(await check({ ...job, metadata: {}, spec }))).toContain('metadata.name');
    expect(fieldsOf(await check({ ...job, metadata: { generateName: 'Import-' }, spec }))).toContain('metadata.name');
  });

  it('knows schedules and time zones', async () => {
    const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'backup' }] } };
    const cronJob = (timeZone: string, schedule: string) => ({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'backup' },
      spec: { schedule, timeZone, jobTemplate: { spec: { template } } },
    });
    expect(await check(cronJob('Europe/Rome', '0 3 * * *'))).toEqual(accepted);
    expect(fieldsOf(await check(cronJob('Europe/Roma', '61 * * * *')))).toEqual(['spec.schedule', 'spec.timeZone']);
  });

  it('never shows what a Secret holds', async () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token' } };
    const registry = { ...secret, type: 'kubernetes.io/dockerconfigjson' };
    const verdicts = await admission.check([
      { ...secret, data: { token: 'hunter2!' } },
      { ...secret, stringData: { token: { hunter2: 'hunter2' } } },
      { ...secret, stringData: { 'hunter2 is not a key': 'x' }, immutable: 'hunter2' },
      { ...registry, data: { '.dockerconfigjson': Buffer.from('hunter2').toString('base64') } },
      `{"apiVersion":"v1","kind":"Secret","data":{"token":hunter2}}`,
    ]);
    for (const { covered, errors } of verdicts) {
      expect(covered).toBe(true);
      expect(errors).not.toEqual([]);
      expect(errors.every((error) => error.value === undefined)).toBe(true);
    }
    const [base64, nested, , docker] = verdicts;
    expect(JSON.stringify([base64, nested, docker])).not.toContain('hunter2');
  });

  it('refuses versions that a server does not serve, and says nothing of kinds that nobody knows', async () => {
    const old = { apiVersion: 'extensions/v1beta1', kind: 'Ingress', metadata: { name: 'edge' } };
    const [removed, unserved, unknown, list] = await admission.check([
      old,
      { ...old, apiVersion: 'networking.k8s.io/v1beta1' },
      { apiVersion: 'example.com/v1', kind: 'Backup', metadata: { name: 'daily' } },
      { apiVersion: 'v1', kind: 'List', items: [configMap('a')] },
    ]);
    expect(removed).toEqual({ covered: false, errors: [] });
    expect(unserved!.errors).toMatchObject([{ field: 'apiVersion', type: 'Unknown version' }]);
    expect(unknown).toEqual({ covered: false, errors: [] });
    expect(list).toEqual({ covered: false, errors: [] });
  });

  it('gives a verdict for each of many objects, in their order', async () => {
    const objects = Array.from({ length: 2000 }, (_, index) =>
      configMap(index % 3 === 0 ? `Map-${index}` : `map-${index}`),
    );
    const verdicts = await admission.check(objects);
    expect(verdicts.map(({ errors }) => errors.length)).toEqual(objects.map((_, index) => (index % 3 === 0 ? 1 : 0)));
    expect(verdicts[1998]!.errors[0]!.value).toBe('Map-1998');
  });
});

describe('custom resources', () => {
  const rule = 'self.keep >= self.replicas';
  const endless = 'self.all(a, self.all(b, self.all(c, a != b + c)))';

  function definition(kind: string, spec: object) {
    const plural = `${kind.toLowerCase()}s`;
    const schema = { openAPIV3Schema: { type: 'object', properties: { spec } } };
    const content = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.example.com` },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind, plural },
        versions: [{ name: 'v1', served: true, storage: true, schema }],
      },
    };
    return { path: `${plural}.json`, content: Buffer.from(JSON.stringify(content)) };
  }

  function resource(kind: string, spec: unknown, apiVersion = 'example.com/v1') {
    return { apiVersion, kind, metadata: { name: 'example' }, spec };
  }

  beforeAll(() => {
    const keep = { type: 'integer', default: 3 };
    const replicas = { type: 'integer', maximum: 10 };
    const names = { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' };
    const rules = [{ rule, message: 'keep must be at least replicas', fieldPath: '.keep' }];
    const list = { type: 'array', items: { type: 'string' } };
    admission.loadDefinitions([
      definition('Backup', {
        type: 'object',
        required: ['replicas'],
        properties: { keep, replicas, names },
        'x-kubernetes-validations': rules,
      }),
      definition('Endless', { ...list, 'x-kubernetes-validations': [{ rule: endless }] }),
      definition('Broken', { $ref: '#/definitions/spec' }),
      definition('Misruled', { type: 'string', 'x-kubernetes-validations': [{ rule: 'self.' }] }),
      {
        ...definition('Indexed', list),
        summary: { group: 'example.com', kind: 'Indexed', scope: 'Namespaced', versions: ['v1'] },
      },
      { path: 'nothing.json', content: Buffer.from('nothing') },
    ]);
  });

  it('evaluates rules in CEL, after defaults', async () => {
    expect(await check(resource('Backup', { replicas: 3 }))).toEqual(accepted);
    expect(await check(resource('Backup', { replicas: 4 }))).toEqual({
      covered: true,
      errors: [
        {
          field: 'spec.keep',
          type: 'Invalid value',
          detail: 'keep must be at least replicas',
          message: 'spec.keep: Invalid value: keep must be at least replicas',
          rule,
        },
      ],
    });
  });

  it('follows the schema', async () => {
    expect(fieldsOf(await check(resource('Backup', { replicas: 20, names: ['a', 'a'], kepp: 1 })))).toEqual([
      'spec.keep',
      'spec.kepp',
      'spec.names[1]',
      'spec.replicas',
    ]);
    expect(fieldsOf(await check(resource('Backup', { keep: 1 })))).toContain('spec.replicas');
    expect(await check(resource('Indexed', ['a']))).toEqual(accepted);
  });

  it('knows the versions that are served', async () => {
    const { errors } = await check(resource('Backup', { replicas: 1 }, 'example.com/v2'));
    expect(errors).toMatchObject([{ field: 'apiVersion', type: 'Unknown version' }]);
  });

  it.each([
    ['Broken', {}, "'$ref' is not supported"],
    ['Misruled', 'text', 'compilation failed'],
  ])('says why nothing can be said of the objects of a broken definition: %s', async (kind, spec, reason) => {
    const { covered, errors } = await check(resource(kind, spec));
    expect(covered).toBe(false);
    expect(errors[0]!.message).toContain(reason);
  });

  it('ends a rule that costs more than a server allows', async () => {
    const { covered, errors } = await check(resource('Endless', Array(300).fill('text')));
    expect(covered).toBe(true);
    expect(errors[0]!.message).toContain('actual cost limit exceeded');
  });

  it('bounds what a hostile object can ask for', async () => {
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`bad key ${index}`, 'x']));
    const nesting = `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":${'['.repeat(1e5)}${']'.repeat(1e5)}}`;
    const [deep, large, long, keys] = await admission.check([
      nesting,
      configMap('large', { text: 'x'.repeat(4 * 1024 * 1024) }),
      configMap('x'.repeat(1024 * 1024)),
      configMap('keys', many),
    ]);
    expect(deep!.covered).toBe(false);
    expect(large!.errors[0]!.message).toContain('too large');
    expect(fieldsOf(long!)).toEqual(['metadata.name']);
    expect(JSON.stringify(long).length).toBeLessThan(20_000);
    expect(keys!.errors).toHaveLength(200);
  });
});

describe('an engine that dies', () => {
  /** Dies of every request in which an object is named so. */
  const mortal = {
    call: async ({ files = [] }: EngineRequest) => {
      const lines = Buffer.from(files[0]!.content).toString('utf8').split('\n');
      if (lines.some((line) => line.includes('deadly')))
        throw new EngineFailure('timeout', 'no answer within 30 seconds');
      return Promise.resolve({ result: [], files: [] });
    },
  } as unknown as Engine;

  it('fails only the object that it dies of', async () => {
    const verdicts = await new Admission(mortal).check([configMap('a'), configMap('deadly'), configMap('b')]);
    const detail = 'no answer within 30 seconds';
    expect(verdicts).toEqual([
      accepted,
      { covered: false, errors: [{ field: '', type: 'Internal error', detail, message: detail }] },
      accepted,
    ]);
  });
});
