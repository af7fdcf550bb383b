import type { Answers } from './answers.ts';

/** One question of the repository generator; asked in this order, each also a flag `--kebab-case`. */
export interface Question {
  readonly name: keyof Answers;
  readonly message: string;
  /** What is taken without an answer; from the answers before it. */
  readonly suggested: (before: Partial<Answers>) => string;
  readonly list?: true;
}

const constant = (value: string) => () => value;

export const questions: readonly Question[] = [
  { name: 'name', message: 'Name of the platform', suggested: constant('my-platform') },
  {
    name: 'repository',
    message: 'HTTPS URL of its git repository',
    suggested: ({ name }) => `https://github.com/example/${name ?? 'my-platform'}.git`,
  },
  { name: 'branch', message: 'Branch that Argo CD follows', suggested: constant('main') },
  { name: 'domain', message: 'DNS zone under which everything is reached', suggested: constant('example.com') },
  {
    name: 'onCall',
    message: 'E-mail address of the people on call',
    suggested: ({ domain }) => `platform-oncall@${domain ?? 'example.com'}`,
  },
  {
    name: 'environments',
    message: 'Environments, in the order of promotion',
    suggested: constant('dev,staging,production'),
    list: true,
  },
  {
    name: 'nonproductionCluster',
    message: 'Name of the cluster that all but the last one share',
    suggested: constant('nonproduction'),
  },
  { name: 'team', message: 'Name of the first team', suggested: constant('product') },
  { name: 'application', message: 'Name of the sample application', suggested: constant('web-api') },
  { name: 'awsAccount', message: 'AWS account that holds secrets and DNS', suggested: constant('111122223333') },
  { name: 'awsRegion', message: 'AWS region', suggested: constant('eu-west-1') },
  {
    name: 'singleSignOnIssuer',
    message: 'OpenID Connect issuer that people sign in with',
    suggested: ({ domain }) => `https://login.${domain ?? 'example.com'}`,
  },
  {
    name: 'smtpHost',
    message: 'Mail server for alerts',
    suggested: ({ domain }) => `smtp.${domain ?? 'example.com'}:587`,
  },
];

/** `onCall` → `--on-call`. */
export function flagOf({ name }: Question): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** What a person typed, as the answer that it stands for. */
export function toAnswer(question: Question, typed: string): string | string[] {
  return question.list ? typed.split(/[\s,]+/).filter((item) => item !== '') : typed.trim();
}
