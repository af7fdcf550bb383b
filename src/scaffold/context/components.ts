import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownValidator } from '../own-schema.ts';
import type { TemplateLibrary } from '../templates/library.ts';
import type { Platform } from '../answers/platform.ts';

/** An infrastructure component. Source: templates/components/<name>/template.yaml; shape: schemas/config/component.schema.json. */
export interface Component {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Which answers ask for it: all of these facts have one of these values. Empty: always. */
  readonly when: Conditions;
  /** Not asked for by any answer; only `add component` brings it. */
  readonly optional: boolean;
  /** Where its files go in the repository. */
  readonly folder: string;
  readonly serves: 'platform' | 'teams';
  readonly wave: number;
  /** Where its Application deploys to. */
  readonly namespace: string;
  readonly namespaces: readonly string[];
  readonly also: readonly string[];
  readonly overlay: boolean;
  /** Whether some objects of the overlay need what the chart brings: its CRDs, its webhooks. */
  readonly followsChart: boolean;
  /** The Flux Kustomization that is ready when all of it is. */
  readonly lastKustomization: string;
  readonly chart: Chart | null;
  readonly kinds: { readonly cluster: readonly string[]; readonly namespaced: readonly string[] };
  /** Credentials that people provide, with the answers that were given. */
  readonly secrets: readonly Secret[];
  /** How it lets requests in, when it does. */
  readonly routing: Routing | null;
}

/** By fact: the values of which it must have one. */
type Conditions = Readonly<Record<string, readonly string[]>>;

export interface Chart {
  readonly repository: string;
  readonly oci: boolean;
  readonly name: string;
  readonly version: string;
  /** Version of what it installs. */
  readonly app: string;
  readonly release: string;
  readonly values: readonly string[];
  /** Values that Flux takes from Secrets of the cluster. */
  readonly secretValues: readonly { readonly secret: string; readonly key: string; readonly path: string }[];
  /** Minor versions of Kubernetes that this version supports, as a range. */
  readonly kubernetes: string;
}

export interface Secret {
  readonly name: string;
  readonly namespace: string;
  /** Which keys it holds, and what each is. */
  readonly keys: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Routing {
  readonly kind: 'gateway' | 'ingress';
  /** Where the proxies run, and what their pods are labelled with; empty when they stand outside of the cluster. */
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
  /** The IngressClass; empty for a Gateway. */
  readonly className: string;
}

type Written = Pick<Component, 'title' | 'description' | 'wave' | 'namespaces' | 'overlay' | 'kinds'> &
  Partial<Pick<Component, 'folder' | 'also' | 'when' | 'optional' | 'serves'>> & {
    readonly chart?: Omit<Chart, 'oci' | 'app' | 'secretValues'> & Partial<Pick<Chart, 'oci' | 'app' | 'secretValues'>>;
    readonly secrets?: readonly (Omit<Secret, 'labels'> &
      Partial<Pick<Secret, 'labels'>> & { readonly when?: Conditions })[];
    readonly routing?: Pick<Routing, 'kind'> & Partial<Routing>;
  };

/** Every component that there is, by name. */
export function loadComponents(library: TemplateLibrary, answers: Pick<Platform, 'gitops' | 'layout'>): Component[] {
  const validate = ownValidator<Written>('component');
  return library.names('components').map((name) => {
    const written = library.describe('components', name, validate);
    const followsChart = written.chart !== undefined && hasLaterObjects(library.folder('components', name));
    return complete(name, written, followsChart, answers);
  });
}

const nowhere = { namespace: '', podLabels: {}, className: '' };

function complete(
  name: string,
  written: Written,
  followsChart: boolean,
  answers: Pick<Platform, 'gitops' | 'layout'>,
): Component {
  const { gitops, layout } = answers;
  const serves = written.serves ?? 'platform';
  const parent = layout === 'base-services' && serves === 'teams' ? 'base-services' : 'infrastructure';
  return {
    ...written,
    name,
    serves,
    when: written.when ?? {},
    optional: written.optional ?? false,
    folder: written.folder ?? `${parent}/${name}`,
    namespace: written.namespaces[0] ?? homes[gitops],
    followsChart,
    lastKustomization: name + (followsChart ? '-resources' : written.chart === undefined ? '' : '-chart'),
    also: written.also ?? [],
    chart: written.chart === undefined ? null : { oci: false, app: '', secretValues: [], ...written.chart },
    secrets: (written.secrets ?? [])
      .filter(({ when = {} }) => hold(when, { ...answers }))
      .map(({ when: _, ...secret }) => ({ labels: {}, ...secret })),
    routing: written.routing === undefined ? null : { ...nowhere, ...written.routing },
  };
}

/** Where the objects of what deploys the repository live. */
const homes = { 'argo-cd': 'argocd', flux: 'flux-system' } as const;

/** Whether a template puts objects after the chart: `{{> wave value="1"}}`. */
function hasLaterObjects(folder: string): boolean {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml.hbs'))
    .some((file) => /\{\{> wave value="[1-9]/.test(readFileSync(join(folder, file), 'utf8')));
}

/** Whether the facts of a platform and a cluster ask for a component. */
export function isWanted({ when, optional }: Component, facts: Readonly<Record<string, unknown>>): boolean {
  return !optional && hold(when, facts);
}

function hold(when: Conditions, facts: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(when).every(([fact, values]) => values.includes(String(facts[fact])));
}
