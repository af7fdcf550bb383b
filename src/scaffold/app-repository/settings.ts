import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CliError } from '../../errors.ts';
import { isObject } from '../../model/resource.ts';
import { answerProblem, type Answers } from '../answers/answers.ts';
import type { Platform } from '../answers/platform.ts';

export const languages = ['go', 'node', 'python', 'static'] as const;
export type Language = (typeof languages)[number];

/** Templates of applications that a repository of source code can be for. */
export const appTemplates = ['web-api', 'web-frontend', 'worker', 'static-site'] as const;
export type AppTemplate = (typeof appTemplates)[number];

/** What an application's own repository is made from, as .k8s-platform/application.yaml keeps it. */
export interface AppSettings {
  readonly name: string;
  readonly template: AppTemplate;
  readonly language: Language;
  readonly gitHost: Answers['gitHost'];
  /** HTTPS URL of its git repository. */
  readonly repository: string;
  readonly branch: string;
  /** Repository of its image. */
  readonly image: string;
  readonly team: string;
  readonly onCall: string;
  /** In the order of promotion. */
  readonly environments: readonly string[];
  /** Name and HTTPS URL of the GitOps repository that deploys it. */
  readonly platform: string;
  readonly platformRepository: string;
}

export type GivenSettings = { readonly [K in keyof AppSettings]?: AppSettings[K] | undefined };

/** What a platform repository says of each application in it. */
export function settingsOf({
  name,
  gitHost,
  repository,
  branch,
  teams,
  onCall,
  environments,
}: Platform): GivenSettings {
  return {
    gitHost,
    branch,
    onCall,
    environments,
    platform: name,
    platformRepository: repository,
    ...(teams.length === 1 ? { team: teams[0] } : {}),
  };
}

const hosts = { github: 'github.com', gitlab: 'gitlab.com', gitea: 'git.example.com' };
const registries = {
  github: () => 'ghcr.io',
  gitlab: (host: string) => `registry.${host}`,
  gitea: (host: string) => host,
};

/** What is given, and what follows from it. @throws CliError `bad-answer`, `missing-answer` */
export function completeSettings(given: GivenSettings): AppSettings {
  const { name, template = 'web-api', gitHost = 'github' } = given;
  if (name === undefined) throw new CliError('missing-answer', 'which application? there is no name', 'give <name>');
  const platform = given.platform ?? 'my-platform';
  const platformRepository = given.platformRepository ?? `https://${hosts[gitHost]}/example/${platform}.git`;
  const repository = given.repository ?? platformRepository.replace(/[^/]+$/, `${name}.git`);
  const settings: AppSettings = {
    name,
    template,
    language: given.language ?? (template === 'static-site' ? 'static' : 'go'),
    gitHost,
    repository,
    branch: given.branch ?? 'main',
    image: given.image ?? imageOf(repository, gitHost),
    team: given.team ?? 'product',
    onCall: given.onCall ?? 'platform-oncall@example.com',
    environments: given.environments ?? ['dev', 'staging', 'production'],
    platform,
    platformRepository,
  };
  checkSettings(settings);
  return settings;
}

function imageOf(repository: string, gitHost: AppSettings['gitHost']): string {
  if (!URL.canParse(repository)) return '';
  const { host, pathname } = new URL(repository);
  return `${registries[gitHost](host)}${pathname.replace(/\.git$/, '')}`.toLowerCase();
}

function checkSettings(settings: AppSettings): void {
  const { name, repository, platformRepository, branch, onCall, environments, team, template, language } = settings;
  const checked = [
    ['name', 'name', name],
    ['repository', 'repository', repository],
    ['platform-repository', 'repository', platformRepository],
    ['branch', 'branch', branch],
    ['on-call', 'onCall', onCall],
    ['environments', 'environments', environments],
    ['team', 'name', team],
  ] as const;
  for (const [flag, answer, value] of checked) {
    const problem = answerProblem(answer, value);
    if (problem !== undefined) throw new CliError('bad-answer', `${flag}: ${String(value)} ${problem}`);
  }
  refuseUnknown('template', template, appTemplates);
  refuseUnknown('language', language, languages);
  if ((language === 'static') !== (template === 'static-site'))
    throw new CliError(
      'bad-answer',
      `language: ${language} makes no ${template}`,
      'static-site takes static, and everything else go, node or python',
    );
}

function refuseUnknown(what: string, value: string, known: readonly string[]): void {
  if (!known.includes(value))
    throw new CliError('bad-answer', `${what}: ${value} is not one of the choices`, `write one of ${known.join(', ')}`);
}

/** From .k8s-platform/application.yaml. @throws CliError `bad-answer` */
export function readSettings(path: string): AppSettings {
  const written: unknown = parse(readFileSync(path, 'utf8'));
  if (!isObject(written)) throw new CliError('bad-answer', `${path} holds no mapping`, 'restore it from git');
  const { generator: _, ...own } = written;
  return completeSettings(own);
}
