import { existsSync } from 'node:fs';
import { stringify } from 'yaml';
import { version } from '../../assets.ts';
import { answersPath } from '../answers/answers-file.ts';
import { cloudsOf } from '../clusters/clouds.ts';
import type { Component } from '../context/components.ts';
import { createContext, type Cluster, type Context } from '../context/context.ts';
import { TemplateLibrary } from '../templates/library.ts';
import type { Platform } from '../answers/platform.ts';
import { renderFolder, type Loops, type PlannedFile, type Scope } from '../templates/templates.ts';

/** Every file of the repository that a platform describes, sorted by path. The same answers give the same bytes. */
export function planRepository(platform: Platform, library = new TemplateLibrary()): PlannedFile[] {
  const context = createContext(platform, library);
  const { clusters, applications, components } = context;
  const loops = loopsOf(context);
  const render = (folder: string, into: string, also: object = {}) =>
    renderFolder(folder, { ...context, ...also }, loops).map((file) => ({ ...file, path: into + file.path }));
  return [
    ...library.layers(choicesOf(platform)).flatMap((folder) => render(folder, '')),
    ...components.flatMap((component) => [
      ...render(`${library.folder('components', component.name)}/files`, `${component.folder}/`, { component }).map(
        (file) => ({ ...file, path: placeValues(file.path, component.folder, platform) }),
      ),
      ...library
        .chartLayers(component.chart === null ? [] : [platform.gitops])
        .flatMap((folder) => render(folder, `${component.folder}/`, { component, owner: component })),
    ]),
    ...applications.flatMap((application) => [
      ...lastOfEach(
        application.layers
          .filter((folder) => existsSync(folder))
          .flatMap((folder) => render(folder, `apps/${application.name}/`, { application })),
      ).map((file) =>
        application.chart === null
          ? file
          : { ...file, path: placeValues(file.path, `apps/${application.name}`, platform) },
      ),
      ...library
        .chartLayers(application.chart === null ? [] : [platform.gitops])
        .flatMap((folder) => render(folder, `apps/${application.name}/`, { application, owner: application })),
    ]),
    ...clusters.flatMap((cluster) =>
      render(`${library.folder('clusters', cluster.type)}/files`, `clusters/${cluster.name}/`, { cluster }),
    ),
    answersFile(platform),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A template's own file wins over that of a feature. */
function lastOfEach(files: readonly PlannedFile[]): PlannedFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

/** Flux reads values from ConfigMaps, and kustomize makes those of files in the folder of a kustomization only. */
function placeValues(path: string, folder: string, { gitops }: Platform): string {
  if (gitops !== 'flux' || !path.startsWith(`${folder}/values/`)) return path;
  return path.replace(/\.yaml$/, '/values.yaml');
}

/** What folders of templates/choices are looked up for. */
function choicesOf(platform: Platform): [question: string, answer: string][] {
  const { gitHost, gitops, policyEngine, dependencyBot, secrets, exposure, terraform = 'none', ci } = platform;
  return [
    ['gitHost', gitHost],
    ['ci', ci === 'none' ? 'none' : gitHost],
    ['gitops', gitops],
    ['exposure', exposure],
    ['secrets', secrets],
    ['policyEngine', policyEngine],
    ['terraform', terraform],
    ['dependencyBot', dependencyBot],
    ...cloudsOf(platform).map((cloud): [string, string] => ['cloud', cloud]),
  ];
}

/** `{cluster}` in a component's template means the clusters that run it, `{component}` in a cluster's what it runs. */
function loopsOf({ clusters, environments, teams, applications, components, policies }: Context): Loops {
  return {
    cluster: ({ component }) =>
      component === undefined ? clusters : clusters.filter((cluster) => includes(cluster, component)),
    environment: ({ cluster }) => (cluster === undefined ? environments : (cluster as Cluster).environments),
    values: ({ component, application }) =>
      application === undefined ? valuesOf(component as Component, clusters) : [{ name: 'common' }, ...environments],
    component: ({ cluster }: Scope) => (cluster === undefined ? components : (cluster as Cluster).components),
    policy: () => policies,
    team: () => teams,
    application: () => applications,
  };
}

/** The values files of a chart: one for all clusters, one for each. */
function valuesOf(component: Component, clusters: readonly Cluster[]): { readonly name: string }[] {
  return (component.chart?.values ?? []).flatMap((name) =>
    name === 'cluster' ? clusters.filter((cluster) => includes(cluster, component)) : [{ name }],
  );
}

function includes(cluster: Cluster, component: unknown): boolean {
  return cluster.components.some((other) => other === component);
}

function answersFile(platform: Platform): PlannedFile {
  const note = '# What this repository was made from, and by which version of the generator.\n';
  const text =
    note +
    stringify({ generator: { version }, ...platform }, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
  return { path: answersPath, text, executable: false };
}
