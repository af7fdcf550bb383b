import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeKubeconformSchemas } from '../kubeconform-schemas.ts';
import { builtinKinds } from '../admission/kinds.ts';
import { runPeer, startPeer, type Ran } from '../program.ts';
import { inconsistencies } from '../terraform/consistency.ts';
import { readModules } from '../terraform/modules.ts';
import type { ApiServer } from './api-server.ts';
import { notInstalled, type Outcome } from './outcome.ts';
import type { Own } from './own.ts';
import type { GeneratedRepository } from './repository.ts';
import { ciJobs, runCi } from './ci.ts';

/** Who is asked, beside programs. */
export interface Judges {
  readonly own: Own;
  readonly server: ApiServer | undefined;
}

export type Check = (repository: GeneratedRepository, judges: Judges) => Outcome | Promise<Outcome>;

const noServer: Outcome = { missing: 'KUBECONFIG leads to no API server' };
const terraform = 'infrastructure/terraform';

/** "What must hold" for every combination of answers. */
export const checks: Readonly<Record<string, Check>> = {
  async 'lint, strict profile: nothing found'({ folder }, { own }) {
    const findings = await own.findings(folder);
    return { mistakes: findings.map(({ file, rule, message }) => `${file}: ${rule}: ${message}`) };
  },

  "the CI's own commands": commandsOfCi,

  async 'the second run writes nothing'({ folder }, { own }) {
    const args = ['create', '--yes', '--directory', '.', '--answers', '.k8s-platform/answers.yaml'];
    const { stdout, stderr } = await own.run(args, folder);
    const same = stdout === 'everything is as it should be\n';
    return { mistakes: same ? [] : `${stdout}${stderr}`.split('\n').slice(0, 5) };
  },

  'kustomize build, each folder': async (repository) =>
    builds(repository.kustomizations(), 'kustomize', async (unit) => repository.build(unit)),

  'kubectl kustomize, what is deployed': async (repository) =>
    builds(repository.outermost(), 'kubectl', async (unit) => repository.buildWithKubectl(unit)),

  'API server: built-in objects': async (repository, { server }) => server?.builtIn(repository) ?? noServer,

  'API server: custom resources': async (repository, { server }) => server?.custom(repository) ?? noServer,

  'kubeconform -strict': kubeconform,

  'kube-score': kubeScore,

  async 'yamllint --strict'(repository) {
    const args = ['--strict', '--format', 'parsable', '.'];
    return judged('yamllint', await startPeer('yamllint', args, { cwd: repository.folder }));
  },

  async actionlint({ files, folder }) {
    const workflows = files.filter((file) => /^\.(?:github|gitea)\/workflows\//.test(file));
    if (workflows.length === 0) return { nothing: 'workflows' };
    const args = ['-no-color', '-oneline', ...workflows];
    return judged('actionlint', await startPeer('actionlint', args, { cwd: folder }));
  },

  async 'terraform fmt'({ folder }) {
    if (!existsSync(join(folder, terraform))) return { nothing: 'Terraform' };
    const args = ['fmt', '-check', '-recursive', terraform];
    return judged('terraform', await startPeer('terraform', args, { cwd: folder }));
  },

  'terraform: modules fit together'({ folder }) {
    if (!existsSync(join(folder, terraform))) return { nothing: 'Terraform' };
    if (runPeer('go', ['version']) === undefined) return notInstalled('Go, which installs hcl2json,');
    return { mistakes: inconsistencies(readModules(join(folder, terraform))) };
  },
};

/** Those that need nothing but this package. */
export const ownChecks: readonly string[] = Object.keys(checks).slice(0, 3);

/** Jobs as they are written: where nothing is found, another repository tells no more about them. */
const ranInCi = new Set<string>();

/** With the built package, as CI runs it. */
function commandsOfCi(repository: GeneratedRepository): Outcome {
  const jobs = ciJobs(repository.files, (path) => repository.read(path));
  if (jobs === undefined) return { nothing: 'CI' };
  const key = JSON.stringify(jobs);
  if (ranInCi.has(key)) return { nothing: 'job that was not run before' };
  ranInCi.add(key);
  return { mistakes: runCi(repository.folder, jobs) };
}

async function builds(
  units: readonly string[],
  peer: string,
  build: (unit: string) => Promise<Ran | undefined>,
): Promise<Outcome> {
  const mistakes: string[] = [];
  for (const unit of units) {
    const ran = await build(unit);
    if (ran === undefined) return notInstalled(peer);
    if (!ran.ok) mistakes.push(`${unit}: ${ran.stderr.trim().split('\n')[0]!}`);
  }
  return { mistakes };
}

function judged(peer: string, ran: Ran | undefined): Outcome {
  if (ran === undefined) return notInstalled(peer);
  const lines = `${ran.stdout}${ran.stderr}`.split('\n').filter((line) => line !== '');
  return { mistakes: ran.ok ? [] : [`exit code ${ran.status}`, ...lines] };
}

/** Objects of built-in kinds that kubeconform accepted, by version and digest. */
const conforming = new Set<string>();
const schemas = new Map<number, string>();

async function kubeconform(repository: GeneratedRepository): Promise<Outcome> {
  const { minor } = repository;
  const kinds = builtinKinds(minor);
  const deployed = await repository.deployed();
  if (deployed === undefined) return notInstalled('kustomize');
  const documents = deployed.flatMap((one) => one.documents).filter(({ key }) => kinds.has(key));
  const isNew = ({ digest }: { readonly digest: string }) => !conforming.has(`${minor}/${digest}`);
  const waiting = new Map(documents.filter(isNew).map(({ digest, text }) => [digest, text]));
  if (!schemas.has(minor))
    schemas.set(minor, writeKubeconformSchemas(mkdtempSync(join(tmpdir(), 'kubeconform-')), minor));
  const args = ['-strict', '-schema-location', schemas.get(minor)!];
  const outcome = judged(
    'kubeconform',
    await startPeer('kubeconform', args, { input: [...waiting.values()].join('---\n') }),
  );
  if (!('mistakes' in outcome)) return outcome;
  if (outcome.mistakes.length === 0) for (const digest of waiting.keys()) conforming.add(`${minor}/${digest}`);
  return { ...outcome, objects: documents.map(({ digest }) => digest) };
}

/** It relates objects to one another, so what is deployed together is judged together. */
async function kubeScore(repository: GeneratedRepository): Promise<Outcome> {
  const mistakes = new Set<string>();
  const version = `v1.${repository.minor}`;
  for (const unit of repository.outermost()) {
    const input = (await repository.build(unit))?.stdout;
    if (input === undefined) return notInstalled('kustomize');
    const args = ['score', '--output-format', 'ci', '--kubernetes-version', version, '-'];
    const ran = await startPeer('kube-score', args, { input });
    if (ran === undefined) return notInstalled('kube-score');
    if (!ran.ok && !ran.stdout.startsWith('[')) mistakes.add(`${unit}: ${ran.stderr.trim().split('\n')[0]!}`);
    for (const line of ran.stdout.split('\n'))
      if (/^\[(?:CRITICAL|WARNING)\]/.test(line)) mistakes.add(`${unit}: ${line}`);
  }
  return { mistakes: [...mistakes] };
}
