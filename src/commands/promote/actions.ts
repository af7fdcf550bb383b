import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findScope } from '../../discover/root.ts';
import { workTree } from '../../discover/work-tree.ts';
import { cacheFolder } from '../../engines/cache-folder.ts';
import { Engines } from '../../engines/engines.ts';
import { CliError } from '../../errors.ts';
import { overlayTree } from '../../fix/overlay-tree.ts';
import type { Host } from '../../host.ts';
import { changedObjects } from '../../difference/objects.ts';
import { unitText } from '../../report/difference/text.ts';
import { printable } from '../../report/printable.ts';
import { commitFile } from '../../scaffold/promote/commit.ts';
import { statusOf, statusTable } from '../../scaffold/promote/status.ts';
import { imageOverlay, overlayPath, promoteText } from '../../scaffold/promote/versions.ts';
import { openRepository, type RepositoryOnDisk } from '../../scaffold/repository/repository-on-disk.ts';
import { changeFiles } from '../../scaffold/write/write.ts';
import { renderedUnit } from '../scope/rendered-unit.ts';
import { shownValue } from '../scope/shown-value.ts';

export interface PromoteOptions {
  readonly from?: string;
  readonly to?: string;
  readonly image?: string;
  readonly also: readonly string[];
  readonly dryRun?: boolean;
  readonly commit?: boolean;
  readonly branch?: string | true;
  readonly status?: boolean;
  readonly format: 'text' | 'json';
}

export async function promote(application: string | undefined, options: PromoteOptions, host: Host): Promise<0> {
  const repository = await openRepository(host.cwd);
  const { folder } = repository;
  const { name, from, to } = choose(repository, application, options);
  const path = overlayPath(name, to);
  const target = readOverlay(folder, path);
  const source =
    options.image === undefined ? readOverlay(folder, overlayPath(name, from)) : imageOverlay(options.image, target);
  const text = promoteText(source, target, options.also);
  if (text === target) {
    host.stdout.write(
      options.image === undefined ? `${name} is the same in ${from} and ${to}\n` : `${name} in ${to} has it already\n`,
    );
    return 0;
  }
  host.stdout.write(await renderedDifference(folder, path, text, host));
  if (options.dryRun === true) return 0;
  if (readOverlay(folder, path) !== target)
    throw new CliError('would-overwrite', `${path} has changed meanwhile`, 'run it again');
  if (options.branch !== undefined || options.commit === true) {
    const branch = options.branch === true ? `promote-${name}-to-${to}` : options.branch;
    await commitFile({ folder, path, text, message: `promote(${name}): ${from} to ${to}`, branch }, host);
  } else await changeFiles(folder, { write: [{ path, text }] }, host);
  host.stdout.write(`${name} in ${to} has ${options.image ?? `the version of ${from}`}: ${path}\n`);
  return 0;
}

export async function status(application: string | undefined, { format }: PromoteOptions, host: Host): Promise<0> {
  const { folder, platform } = await openRepository(host.cwd);
  const names = platform.applications.map(({ name }) => name);
  if (application !== undefined && !names.includes(application)) throw unknown('application', application, names);
  const rows = statusOf(folder, application === undefined ? names : [application], platform.environments);
  host.stdout.write(
    printable(format === 'json' ? `${JSON.stringify(rows, undefined, 2)}\n` : statusTable(rows, platform.environments)),
  );
  return 0;
}

function choose(
  { platform: { applications, environments } }: RepositoryOnDisk,
  name: string | undefined,
  { from: given, to, image }: PromoteOptions,
): { name: string; from: string; to: string } {
  const names = applications.map((application) => application.name);
  if (image !== undefined && (given !== undefined || to === undefined))
    throw new CliError('usage', '--image goes with --to, and not with --from', 'name the environment with --to');
  const from = image === undefined ? given : 'build';
  if (name === undefined || from === undefined)
    throw new CliError(
      'usage',
      'promote what, from where?',
      'write k8s-platform promote <application> --from <environment>, or --status',
    );
  if (!names.includes(name)) throw unknown('application', name, names);
  if (image === undefined && !environments.includes(from)) throw unknown('environment', from, environments);
  const next = to ?? environments[environments.indexOf(from) + 1];
  if (next === undefined) throw new CliError('usage', `nothing comes after ${from}`, 'name an environment with --to');
  if (!environments.includes(next)) throw unknown('environment', next, environments);
  if (next === from) throw new CliError('usage', '--from and --to are the same environment');
  return { name, from, to: next };
}

function unknown(noun: string, name: string, known: readonly string[]): CliError {
  return new CliError('usage', `there is no ${noun} ${name}`, `there are ${known.join(', ') || 'none'}`);
}

function readOverlay(folder: string, path: string): string {
  const file = join(folder, path);
  if (!existsSync(file)) throw new CliError('no-such-path', `there is no ${path}`, 'is it deployed there?');
  return readFileSync(file, 'utf8');
}

async function renderedDifference(folder: string, path: string, text: string, host: Host): Promise<string> {
  const scope = findScope(folder, ['.']);
  const tree = workTree(scope);
  const engines = new Engines({ cacheFolder: cacheFolder(host.env) });
  try {
    const unit = dirname(path);
    const before = await renderedUnit({ tree, folder: unit, scope, engines }, host);
    const changed = overlayTree(tree, new Map([[path, text]]));
    const after = await renderedUnit({ tree: changed, folder: unit, scope, engines }, host);
    const objects = changedObjects(before, after, { prunes: false, show: shownValue });
    const place = { clusters: [], environment: undefined, deployers: [] };
    return unitText({ unit, change: 'changed', ...place, objects }, host.stdout);
  } finally {
    await engines.close();
  }
}
