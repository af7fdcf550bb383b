import { cacheFolder } from '../../engines/cache-folder.ts';
import { Engines } from '../../engines/engines.ts';
import type { EngineFile } from '../../engines/frame.ts';
import type { RegoProblem } from '../../engines/rego.ts';
import { CliError } from '../../errors.ts';
import type { Host } from '../../host.ts';
import { policyFiles, type PolicyFiles } from '../../policy/user/files.ts';
import { library } from '../../policy/user/library.ts';
import { readPolicies, versions, type UserPolicies } from '../../policy/user/read.ts';
import { PolicyCache } from '../../policy/user/cache.ts';
import { wordingOf } from '../../policy/user/place.ts';
import { builtInCatalogue } from '../../policy/catalogue.ts';
import type { Tree } from '../../discover/tree.ts';
import { inputOf, scopeOf } from '../scope/open.ts';
import { policyGlobsOf } from '../scope/policies.ts';

/** This repository's policies, with all that belongs to them. */
export interface OpenPolicies extends PolicyFiles {
  readonly root: string;
  readonly tree: Tree;
  readonly engines: Engines;
  /** Everything that the engine needs: policies, tests, data, helpers, and which files are of before OPA 1.0. */
  readonly files: readonly EngineFile[];
  readonly version0: ReadonlySet<string>;
  /** What can be evaluated. */
  readonly read: () => Promise<UserPolicies>;
}

/** @throws CliError `no-such-path` when there are no policies */
export async function openPolicies(host: Host): Promise<OpenPolicies> {
  const scope = scopeOf(['.'], {}, host);
  const { tree } = await inputOf(scope, {}, host);
  const globs = await policyGlobsOf(scope, undefined, host);
  const found = policyFiles(tree, globs);
  const rego = [...found.policies, ...found.tests];
  if (rego.length === 0)
    throw new CliError(
      'no-such-path',
      `there is no Rego in ${globs.join(', ') || 'this repository'}`,
      'k8s-platform policy new <category>/<id> writes a first policy; `policies` in k8s-platform.yaml says where they are',
    );
  const engines = new Engines({ cacheFolder: cacheFolder(host.env) });
  const { errors } = await engines.rego.inspect(rego);
  const version0 = new Set(errors.flatMap(({ file, readsAsVersion0 }) => (readsAsVersion0 && file ? [file] : [])));
  const context = { rego: engines.rego, cache: new PolicyCache(engines.cacheFolder), builtIn: builtInCatalogue() };
  return {
    ...found,
    root: scope.root,
    tree,
    engines,
    files: [...rego, ...found.data, ...library(rego), versions([...version0])],
    version0,
    read: async () => readPolicies(tree, globs, context),
  };
}

/** `policies/a.rego:3:1 what is wrong` */
export function lineAbout(problem: RegoProblem): string {
  const { file = 'policies', row = 1, column = 1 } = problem;
  return `${file}:${row}:${column} ${wordingOf(problem)}\n`;
}
