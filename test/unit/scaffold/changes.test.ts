import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { checkPlatform, type Platform } from '../../../src/scaffold/answers/platform.ts';
import type { Change, Fields } from '../../../src/scaffold/changes/change.ts';
import { changes } from '../../../src/scaffold/changes/changes.ts';
import { policy } from '../../../src/scaffold/changes/policy.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';
import type { PlannedFile } from '../../../src/scaffold/templates/templates.ts';
import { TemplateLibrary } from '../../../src/scaffold/templates/library.ts';

const library = new TemplateLibrary();
const nouns = new Map([...changes, policy].map((change) => [change.noun, change]));

interface Step {
  readonly change: Change;
  readonly name: string;
  readonly fields: (platform: Platform) => Fields;
}

const step = (noun: string, name: string, fields: Step['fields'] = () => ({})): Step => ({
  change: nouns.get(noun)!,
  name,
  fields,
});

/** What can be added in any order. */
const steps: readonly Step[] = [
  step('team', 'search'),
  step('team', 'billing'),
  step('environment', 'qa', ({ clusters, environments }) => ({
    cluster: clusters.find(({ name }) => name !== 'edge')!.name,
    before: environments.at(-1)!,
  })),
  step('cluster', 'edge', ({ clusters }) => ({ type: clusters.at(-1)!.type, environments: 'edge-one,edge-two' })),
  step('component', 'keda'),
  step('application', 'cart', ({ teams }) => ({ team: teams[0]!, template: 'web-api' })),
  step('application', 'jobs', ({ teams }) => ({ team: teams[0]!, template: 'cronjob' })),
  step('application', 'cache', ({ teams }) => ({ team: teams[0]!, template: 'helm-chart' })),
  step('policy', 'on-call'),
];

const starts = await Promise.all(
  [
    {},
    { gitops: 'flux', policyEngine: 'gatekeeper', secrets: 'sops', applications: [] },
    { isolation: 'shared-cluster', policyEngine: 'kyverno', exposure: 'traefik', layout: 'base-services' },
  ].map((answers) => collectAnswers({ answers, acceptSuggestions: true })),
);

test('what is added in any order and removed in any order leaves every byte as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.shuffledSubarray([...steps], { minLength: 2 }),
      fc.infiniteStream(fc.nat()),
      // eslint-disable-next-line @typescript-eslint/require-await -- the shape that fast-check wants
      async (start, chosen, choice) => {
        let platform = start;
        for (const { change, name, fields } of chosen) {
          platform = change.add(platform, { ...fields(platform), name }, library);
          checkPlatform(platform);
        }
        expectNothingDangles(planRepository(platform));
        const left = [...chosen];
        for (const number of choice) {
          const [gone] = left.splice(number % left.length, 1);
          platform = gone!.change.remove(platform, gone!.name);
          checkPlatform(platform);
          if (left.length === 0) break;
        }
        expect(differing(planRepository(start), planRepository(platform))).toEqual([]);
      },
    ),
    { numRuns: 5 },
  );
}, 240_000);

/** What is in one and not in the other. */
function differing(one: readonly PlannedFile[], other: readonly PlannedFile[]): string[] {
  const lines = (files: readonly PlannedFile[]) => new Set(files.flatMap(({ path, text }) => [`${path}: ${text}`]));
  const before = lines(one);
  const after = lines(other);
  return [...before].filter((text) => !after.has(text)).concat([...after].filter((text) => !before.has(text)));
}

test('answers are written without anchors', () => {
  const answers = planRepository(starts[2]!).find(({ path }) => path === '.k8s-platform/answers.yaml')!;
  expect(answers.text).not.toMatch(/[&*]a1/);
});

/** Each local entry of each kustomization is a file or a kustomization. */
function expectNothingDangles(files: readonly PlannedFile[]): void {
  const paths = new Set(files.map(({ path }) => path));
  for (const { path, text } of files) {
    if (!path.endsWith('/kustomization.yaml')) continue;
    const { resources = [], components = [] } = parse(text) as { resources?: string[]; components?: string[] };
    for (const named of [...resources, ...components]) {
      const target = new URL(named, `file:///${path}`).pathname.slice(1);
      expect(paths.has(target) || paths.has(`${target}/kustomization.yaml`), `${path}: ${named}`).toBe(true);
    }
  }
}
