import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeKubeconformSchemas } from '../kubeconform-schemas.ts';
import { runPeer, type Ran } from '../program.ts';
import { ciJobs, runCi } from './ci.ts';
import { runCli, type GeneratedRepository } from './repository.ts';

/** What is wrong with a repository, a line each; undefined when the peer is not installed, or has nothing to look at. */
export type Check = (repository: GeneratedRepository) => readonly string[] | undefined;

/** "What must hold" for every combination of answers. */
export const checks: Readonly<Record<string, Check>> = {
  'lint, strict profile'(repository) {
    const { ok, stdout, stderr } = runCli(['lint', '--fail-on', 'info'], repository.folder);
    return ok ? [] : `${stdout}${stderr}`.split('\n').filter((line) => /^\S+:\d+:\d+ |^k8s-platform: /.test(line));
  },

  'kustomize build'(repository) {
    return failures(repository.kustomizations(), (unit) => repository.build(unit));
  },

  'kubectl kustomize'(repository) {
    return failures(repository.outermost(), (unit) =>
      runPeer('kubectl', ['kustomize', unit], { cwd: repository.folder }),
    );
  },

  'kubeconform -strict'(repository) {
    const input = repository.outermost().flatMap((unit) => repository.builtIn(unit));
    const ran = runPeer('kubeconform', ['-strict', '-schema-location', schemasOf(repository.minor)], {
      input: yamlOf(input),
    });
    return ran && linesOf(ran);
  },

  'kube-score'(repository) {
    const found = new Set<string>();
    for (const unit of repository.outermost()) {
      const input = repository.build(unit)?.stdout ?? '';
      const ran = runPeer('kube-score', ['score', '--output-format', 'ci', '-'], { input });
      if (ran === undefined) return undefined;
      for (const line of ran.stdout.split('\n'))
        if (/^\[(?:CRITICAL|WARNING)\]/.test(line)) found.add(`${unit}: ${line}`);
    }
    return [...found];
  },

  'yamllint --strict'(repository) {
    const ran = runPeer('yamllint', ['--strict', '--format', 'parsable', '.'], { cwd: repository.folder });
    return ran && linesOf(ran);
  },

  actionlint(repository) {
    const workflows = repository.files().filter((file) => /^\.(?:github|gitea)\/workflows\//.test(file));
    if (workflows.length === 0) return undefined;
    const ran = runPeer('actionlint', ['-no-color', '-oneline', ...workflows], { cwd: repository.folder });
    return ran && linesOf(ran);
  },

  'terraform fmt'(repository) {
    if (!existsSync(join(repository.folder, 'infrastructure/terraform'))) return undefined;
    const ran = runPeer('terraform', ['fmt', '-check', '-recursive', 'infrastructure/terraform'], {
      cwd: repository.folder,
    });
    return ran && linesOf(ran);
  },

  'the second run writes nothing'(repository) {
    const { stdout, stderr } = runCli(
      ['create', '--yes', '--directory', '.', '--answers', '.k8s-platform/answers.yaml'],
      repository.folder,
    );
    return stdout === 'everything is as it should be\n' ? [] : `${stdout}${stderr}`.split('\n').slice(0, 5);
  },

  "the CI's own commands"(repository) {
    const jobs = ciJobs(repository.files(), (path) => repository.read(path));
    return jobs && runCi(repository.folder, jobs);
  },

  /** Every built-in object in each environment, as a server judges it; namespaces are made first. */
  'API server, dry run'(repository) {
    if (process.env.KUBECONFIG === undefined) return undefined;
    return failures(
      repository.outermost().filter((unit) => unit.startsWith('environments/')),
      (unit) => {
        const objects = repository.builtIn(unit);
        apply(
          objects.filter(({ kind }) => kind === 'Namespace'),
          [],
        );
        return apply(objects, ['--dry-run=server', '--validate=strict']);
      },
    );
  },
};

function failures(units: readonly string[], run: (unit: string) => Ran | undefined): string[] | undefined {
  const found: string[] = [];
  for (const unit of units) {
    const ran = run(unit);
    if (ran === undefined) return undefined;
    if (!ran.ok) found.push(`${unit}: ${ran.stderr.trim().split('\n')[0]!}`);
  }
  return found;
}

function linesOf({ ok, stdout, stderr }: Ran): string[] {
  return ok ? [] : `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
}

const schemas = new Map<number, string>();

function schemasOf(minor: number): string {
  let location = schemas.get(minor);
  if (location === undefined) {
    location = writeKubeconformSchemas(mkdtempSync(join(tmpdir(), 'kubeconform-')), minor);
    schemas.set(minor, location);
  }
  return location;
}

/** In quotes where a reader of YAML 1.1 needs them. */
function yamlOf(objects: readonly object[]): string {
  return objects.map((object) => stringify(object, { version: '1.1' })).join('---\n');
}

function apply(objects: readonly object[], options: readonly string[]): Ran {
  const file = join(mkdtempSync(join(tmpdir(), 'objects-')), 'objects.yaml');
  writeFileSync(file, yamlOf(objects));
  return runPeer('kubectl', ['apply', '--server-side', '--force-conflicts', ...options, '-f', file])!;
}
