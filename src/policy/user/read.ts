import { EngineFailure } from '../../engines/engine.ts';
import type { EngineFile } from '../../engines/frame.ts';
import type { Rego, RegoProblem } from '../../engines/rego.ts';
import type { Catalogue, RuleId } from '../../model/rule.ts';
import { fileStart } from '../../model/range.ts';
import type { FilePlace, Violation } from '../../model/violation.ts';
import { hashOf, type PolicyCache } from './cache.ts';
import { policyFiles, type PolicyTree } from './files.ts';
import { library } from './library.ts';
import { placeOf, wordingOf } from './place.ts';
import { userRules, type UserRule } from './rule.ts';

/** The user's policies that can be evaluated, and what is wrong with the others. */
export interface UserPolicies {
  readonly rules: readonly UserRule[];
  /** What the engine compiles: policies without mistakes, data and helpers. */
  readonly files: readonly EngineFile[];
  /** Paths of all Rego files, also of those with mistakes. */
  readonly paths: readonly string[];
  /** Tells these files from all others; empty when there are none. */
  readonly hash: string;
  readonly problems: readonly Violation[];
}

const noPolicies: UserPolicies = { rules: [], files: [], paths: [], hash: '', problems: [] };

export interface ReadContext {
  readonly rego: Rego;
  readonly cache: PolicyCache;
  readonly builtIn: Catalogue;
}

/** What is worked out once for the same content. */
interface Reading {
  readonly left: readonly string[];
  readonly version0: readonly string[];
  readonly problems: readonly RegoProblem[];
  readonly rules: readonly UserRule[];
}

/** Reads the policies that the globs name. The engine is started only when there are some, and none of this was read before. */
export async function readPolicies(
  tree: PolicyTree,
  globs: readonly string[],
  { rego, cache, builtIn }: ReadContext,
): Promise<UserPolicies> {
  const { policies, tests, data, unreadable } = policyFiles(tree, globs);
  const paths = [...policies, ...tests].map(({ path }) => path);
  const outside = unreadable.map((path) => invalid('cannot be read', { file: path, range: fileStart }));
  if (policies.length === 0) return { ...noPolicies, paths, problems: outside };
  const helpers = library(policies);
  const files = [...policies, ...data, ...helpers];
  const hash = hashOf(files, ...[...builtIn.keys()]);
  let reading: Reading;
  try {
    reading = await cache.keep(`rules-${hash}`, async () =>
      examine(rego, policies, [...data, ...helpers], (id) => builtIn.has(id)),
    );
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    const problem = invalid(`OPA gives no answer: ${error.message}`, { file: paths[0]!, range: fileStart });
    return { ...noPolicies, paths, problems: [...outside, problem] };
  }
  const left = new Set(reading.left);
  const texts = new Map(policies.map(({ path, content }) => [path, Buffer.from(content).toString('utf8')]));
  const kept = policies.filter(({ path }) => left.has(path));
  return {
    rules: reading.rules,
    files: kept.length === 0 ? [] : [...kept, ...data, ...helpers, versions(reading.version0)],
    paths,
    hash,
    problems: [
      ...outside,
      ...reading.problems.map((problem) => {
        const file = texts.has(problem.file ?? '') ? problem.file! : policies[0]!.path;
        return invalid(wordingOf(problem), placeOf({ ...problem, file }, texts.get(file)!));
      }),
    ],
  };
}

function invalid(message: string, subject: FilePlace): Violation {
  return { rule: 'policy/invalid', message, subject, path: [] };
}

async function examine(
  rego: Rego,
  policies: readonly EngineFile[],
  others: readonly EngineFile[],
  isTaken: (id: RuleId) => boolean,
): Promise<Reading> {
  const { modules, annotations, version0, problems } = await inspect(rego, policies);
  const broken = new Set(problems.map(({ file }) => file));
  let left = policies.filter(({ path }) => !broken.has(path));
  const manifest = versions(version0);
  let isFirst = problems.length === 0;
  while (left.length > 0) {
    const found = await rego.check([...left, ...others, manifest]);
    if (found.length === 0) break;
    const wrong = new Set(found.map(({ file }) => file));
    problems.push(...found.map((problem) => (isFirst ? problem : needsOther(problem))));
    const remaining = left.filter(({ path }) => !wrong.has(path));
    left = remaining.length === left.length ? [] : remaining;
    isFirst = false;
  }
  const paths = new Set(left.map(({ path }) => path));
  const { rules, bad } = userRules({ modules: modules.filter(({ file }) => paths.has(file)), annotations }, isTaken);
  return {
    left: [...paths],
    version0,
    problems: [...problems, ...bad.map((rule) => ({ ...rule, code: 'metadata' }))],
    rules,
  };
}

/** Files of before OPA 1.0 are read as what they are. */
async function inspect(rego: Rego, policies: readonly EngineFile[]) {
  const first = await rego.inspect(policies);
  const old = new Set(first.errors.flatMap(({ file, readsAsVersion0 }) => (readsAsVersion0 ? [file] : [])));
  if (old.size === 0) return { ...first, version0: [], problems: [...first.errors] };
  const second = await rego.inspect(
    policies.filter(({ path }) => old.has(path)),
    { regoVersion: 0 },
  );
  return {
    modules: [...first.modules, ...second.modules],
    annotations: [...first.annotations, ...second.annotations],
    version0: policies.flatMap(({ path }) => (old.has(path) ? [path] : [])),
    problems: [...first.errors.filter(({ file }) => !old.has(file)), ...second.errors],
  };
}

/** What is undefined once others are left out is most likely defined there. */
function needsOther(problem: RegoProblem): RegoProblem {
  if (!problem.message.includes('undefined')) return problem;
  return { ...problem, message: `${problem.message}; perhaps because another policy does not compile` };
}

/** Tells OPA which files have the syntax of before 1.0. */
export function versions(version0: readonly string[]): EngineFile {
  const manifest = { rego_version: 1, file_rego_versions: Object.fromEntries(version0.map((path) => [`/${path}`, 0])) };
  return { path: '.manifest', content: Buffer.from(JSON.stringify(manifest)) };
}
