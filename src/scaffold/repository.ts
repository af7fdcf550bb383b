import { stringify } from 'yaml';
import { assetPath, version } from '../assets.ts';
import type { Answers } from './answers.ts';
import { loadComponents } from './components.ts';
import { createContext } from './context.ts';
import { renderFolder, type Loops, type PlannedFile } from './templates.ts';

/** Every file of the repository that these answers describe, sorted by path. The same answers give the same bytes. */
export function planRepository(answers: Answers): PlannedFile[] {
  const context = createContext(answers, loadComponents());
  const { clusters, environments, teams, applications, components } = context;
  const loops = {
    cluster: clusters,
    environment: environments,
    team: teams,
    application: applications,
    component: components,
  } as unknown as Loops;
  const render = (folder: readonly string[], into: string, also: object = {}) =>
    renderFolder(assetPath('templates', ...folder), { ...context, ...also }, loops).map((file) => ({
      ...file,
      path: into + file.path,
    }));
  return [
    ...render(['repository'], ''),
    ...components.flatMap((component) =>
      render(['components', component.name, 'files'], `${component.folder}/`, { component }),
    ),
    ...applications.flatMap((application) =>
      render(['applications', 'web-api', 'files'], `apps/${application.name}/`, { application }),
    ),
    ...clusters.flatMap((cluster) =>
      render(['clusters', cluster.type, 'files'], `clusters/${cluster.name}/`, { cluster }),
    ),
    answersFile(answers),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function answersFile(answers: Answers): PlannedFile {
  const note = '# What this repository was made from, and by which version of the generator.\n';
  const text = note + stringify({ generator: { version }, ...answers }, { version: '1.1', lineWidth: 0 });
  return { path: '.k8s-platform/answers.yaml', text, executable: false };
}
