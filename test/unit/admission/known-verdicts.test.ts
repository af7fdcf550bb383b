import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusals } from '../../../src/admission/admission.ts';
import type { AdmissionVerdict, DefinitionFile } from '../../../src/engines/admission.ts';
import type { Json, Resource } from '../../../src/model/resource.ts';
import { admit } from '../../../src/pipeline/admission.ts';
import type { CustomKind } from '../../../src/schema/custom-kind.ts';
import { CustomKinds } from '../../../src/schema/custom-kinds.ts';
import { ShippedDefinitions } from '../../../src/schema/shipped.ts';
import { resource } from '../../support/resources.ts';

let cacheFolder: string;
beforeEach(() => (cacheFolder = mkdtempSync(join(tmpdir(), 'verdicts-'))));
afterEach(() => rmSync(cacheFolder, { recursive: true, force: true }));

/** Refuses what has a field that the definitions it was given do not list, and counts how often it is asked. */
class Server {
  asked = 0;
  #definitions = '';

  loadDefinitions(files: readonly DefinitionFile[]): void {
    this.#definitions = files.map(({ content }) => Buffer.from(content).toString()).join();
  }

  check(objects: readonly unknown[]): Promise<AdmissionVerdict[]> {
    this.asked += objects.length;
    return Promise.resolve(
      objects.map((text) => {
        const { spec } = JSON.parse(String(text)) as { spec: Json };
        const unlisted = Object.values(spec).filter((value) => !this.#definitions.includes(JSON.stringify(value)));
        const errors = unlisted.map((value) => ({
          field: spec.minReplicas === value ? 'spec.minReplicas' : 'spec.size',
          type: 'Unsupported value',
          detail: '',
          value: String(value),
          message: 'spec: Unsupported value',
        }));
        return { covered: true, errors };
      }),
    );
  }
}

const widget = resource({
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name: 'a' },
  spec: { size: 'large' },
});

/** A definition with these sizes, as it ships: the release stays the same whatever is made of it. */
class Shipped extends ShippedDefinitions {
  readonly #sizes: readonly string[];
  readonly #served: boolean;

  constructor(sizes: readonly string[], served = true) {
    super();
    this.#sizes = sizes;
    this.#served = served;
  }

  override find(group: string, kind: string): CustomKind {
    const sizes = this.#sizes;
    return {
      group,
      kind,
      resource: 'widgets',
      namespaced: true,
      shortNames: [],
      versions: [{ name: 'v1', ...(this.#served ? {} : { unserved: true }) }],
      source: { project: 'widgets', release: 'v1.0.0' },
      definition: () => ({ spec: { sizes } }),
      edition: () => sizes.join(),
    };
  }
}

async function refused(server: Server, subject: Resource, custom: CustomKinds, minor = 36): Promise<number> {
  const judged = await admit([subject], custom, { admission: server, cacheFolder });
  return refusals(judged, { said: () => [], minors: () => [minor] }).length;
}

describe('what is known of an object', () => {
  test('spares the question', async () => {
    const server = new Server();
    const small = new CustomKinds([], new Shipped(['small']));
    expect(await refused(server, widget, small)).toBe(1);
    expect(await refused(server, widget, small)).toBe(1);
    expect(server.asked).toBe(1);
  });

  test.each<[string, CustomKinds]>([
    ['a definition of the same release that lists more', new CustomKinds([], new Shipped(['small', 'large']))],
    [
      'a definition in the repository',
      new CustomKinds([
        resource({
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'widgets.example.com' },
          spec: { group: 'example.com', names: { kind: 'Widget', plural: 'widgets' }, sizes: ['large'] },
        }),
      ]),
    ],
  ])('is forgotten with %s', async (_, now) => {
    const server = new Server();
    expect(await refused(server, widget, new CustomKinds([], new Shipped(['small'])))).toBe(1);
    expect(await refused(server, widget, now)).toBe(0);
    expect(server.asked).toBe(2);
  });

  test('is asked again when the versions that are served change', async () => {
    const server = new Server();
    await refused(server, widget, new CustomKinds([], new Shipped(['small'])));
    await refused(server, widget, new CustomKinds([], new Shipped(['small'], false)));
    expect(server.asked).toBe(2);
  });

  test('counts for the servers that an object goes to in this run', async () => {
    const server = new Server();
    const spec = { minReplicas: 0, metrics: [{ type: 'External' }] };
    const autoscaler = resource({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: { minReplicas: 0, metrics: spec.metrics },
    });
    const custom = new CustomKinds();
    const fieldsRefused = async (minor: number) => {
      const judged = await admit([autoscaler], custom, { admission: server, cacheFolder });
      const found = refusals(judged, { said: () => [], minors: () => [minor] });
      return found.map(({ path }) => path.join('.'));
    };
    expect(await fieldsRefused(36)).toContain('spec.minReplicas');
    expect(await fieldsRefused(37)).not.toContain('spec.minReplicas');
    expect(await fieldsRefused(36)).toContain('spec.minReplicas');
    expect(server.asked).toBe(1);
  });
});

test('the edition of a definition that ships changes with its enumerations that are left open', () => {
  const shipped = new ShippedDefinitions();
  const [alert, provider] = ['Alert', 'Provider'].map((kind) => shipped.find('notification.toolkit.fluxcd.io', kind)!);
  expect(alert?.edition()).not.toBe(provider?.edition());
  expect(alert?.edition()).toBe(new ShippedDefinitions().find('notification.toolkit.fluxcd.io', 'Alert')?.edition());
});
