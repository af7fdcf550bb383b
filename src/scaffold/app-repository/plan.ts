import { existsSync } from 'node:fs';
import { stringify } from 'yaml';
import { assetPath, version } from '../../assets.ts';
import { collectAnswers } from '../answers/collect.ts';
import { createContext, type Context } from '../context/context.ts';
import { TemplateLibrary } from '../templates/library.ts';
import { renderFolder, type PlannedFile } from '../templates/templates.ts';
import type { AppSettings } from './settings.ts';

export const settingsPath = '.k8s-platform/application.yaml';

/** Every file of an application's own repository, sorted by path. The same settings give the same bytes. */
export async function planAppRepository(settings: AppSettings): Promise<PlannedFile[]> {
  const context = await contextOf(settings);
  const scope = { ...context, ...placesOf(settings), app: settings, application: context.applications[0]! };
  const loops = { environment: () => context.environments };
  const layers = ['common', `languages/${settings.language}`, `git-hosts/${settings.gitHost}`].map((layer) =>
    assetPath('templates', 'app-repositories', layer),
  );
  const own = layers.filter((layer) => existsSync(layer)).flatMap((layer) => renderFolder(layer, scope, loops));
  const manifests = scope.application.layers
    .filter((layer) => existsSync(layer))
    .flatMap((layer) => renderFolder(layer, scope, loops))
    .filter(({ path }) => path !== 'app.yaml')
    .map((file) => ({ ...file, path: `k8s/${file.path.replace(/^overlays\//, 'values/')}` }));
  return [...own, ...manifests, settingsFile(settings)].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A platform without anything that only a cluster of it has, so that the manifests run anywhere. */
async function contextOf(settings: AppSettings): Promise<Context> {
  const { name, template, gitHost, branch, image, team, onCall, environments, platform, platformRepository } = settings;
  const parameters = { image, tag: 'unreleased', exposure: 'none', credentials: false };
  const { exposure: _, ...unreached } = parameters;
  const answers = {
    name: platform,
    gitHost,
    branch,
    onCall,
    environments,
    repository: platformRepository,
    teams: [team],
    applications: [{ name, team, template, parameters: template === 'worker' ? unreached : parameters }],
    monitoring: 'none',
    logging: 'none',
    tracing: 'none',
    delivery: 'rolling',
    backup: 'none',
  };
  return createContext(await collectAnswers({ answers, acceptSuggestions: true }), new TemplateLibrary());
}

/** Parts of the URLs of both repositories. */
function placesOf({ repository, platformRepository }: AppSettings) {
  const [own, platform] = [repository, platformRepository].map((url) => new URL(url.replace(/\.git$/, ''))) as [
    URL,
    URL,
  ];
  return {
    appUrl: own.href,
    appModule: own.host + own.pathname,
    hostUrl: own.origin,
    platformHost: platform.host,
    platformPath: platform.pathname.slice(1),
  };
}

function settingsFile(settings: AppSettings): PlannedFile {
  const note = '# What this repository was made from, and by which version of the generator.\n';
  const text = note + stringify({ generator: { version }, ...settings }, { version: '1.1', lineWidth: 0 });
  return { path: settingsPath, text, executable: false };
}
