import type { RegoAnnotations, RegoInspection, RegoModule } from '../../engines/rego.ts';
import { isObject, type Json } from '../../model/resource.ts';
import { profiles, type RuleId, type RuleMeta } from '../../model/rule.ts';
import { ruleMeta } from '../metadata.ts';

/** How a policy is asked, and how its answer is read. */
export type PolicyStyle =
  /** As the built-in rules: `violations` with message and path; the input is PolicyInput. */
  | 'rule'
  /** As conftest: `deny`, `warn`, `violation`; the input is the object. */
  | 'conftest';

export interface UserRule {
  readonly meta: RuleMeta;
  readonly style: PolicyStyle;
  /** The document to ask for, such as data.main.deny. */
  readonly query: string;
  /** conftest's: names that are excepted for an input; absent where the package has no `exception`. */
  readonly exceptions?: string;
  readonly file: string;
  readonly row: number;
}

/** A policy whose METADATA is not legal, or whose id is taken. */
export interface BadRule {
  readonly file: string;
  readonly row: number;
  readonly message: string;
}

const conftestRule = /^(?:deny|violation|warn)(?:_[a-zA-Z0-9]+)*$/;

/** The rules that modules define, each with what its METADATA says; what it leaves out has a default. */
export function userRules(
  { modules, annotations }: Pick<RegoInspection, 'modules' | 'annotations'>,
  isTaken: (id: RuleId) => boolean,
): { readonly rules: readonly UserRule[]; readonly bad: readonly BadRule[] } {
  const rules = new Map<string, UserRule>();
  const bad: BadRule[] = [];
  const withExceptions = new Set(modules.filter(definesExceptions).map((module) => module.package));
  for (const module of modules) {
    for (const { name, kind, row } of module.rules) {
      const style = styleOf(name, kind);
      const query = `${module.package}.${name}`;
      if (style === undefined || rules.has(query)) continue;
      const id = idOf(module.package, name, style);
      const twin = [...rules.values()].find(({ meta }) => meta.id === id);
      const at = { file: module.file, row };
      try {
        if (isTaken(id)) throw new Error(`${id} is the id of a rule that ships: name the package otherwise`);
        if (twin !== undefined) throw new Error(`${id} is also the id of ${twin.query}: name the package otherwise`);
        const exceptions = withExceptions.has(module.package)
          ? { exceptions: `${module.package}.exception[_][_]` }
          : {};
        const meta = ruleMeta(
          id,
          'user',
          completed(writtenFor(query, module.package, annotations), name, module.package),
        );
        rules.set(query, { ...at, meta, style, query, ...(style === 'conftest' ? exceptions : {}) });
      } catch (error) {
        bad.push({ ...at, message: (error as Error).message });
      }
    }
  }
  return { rules: [...rules.values()], bad };
}

/** Whether a rule of that name is one to ask for findings. */
export function styleOf(name: string, kind: string): PolicyStyle | undefined {
  if (name === 'violations' && kind === 'set') return 'rule';
  return conftestRule.test(name) && kind !== 'function' ? 'conftest' : undefined;
}

function definesExceptions({ rules }: RegoModule): boolean {
  return rules.some(({ name }) => name === 'exception');
}

/** `rules.network["ingress-tls"]` is network/ingress-tls; `deny_root` of kubernetes.security is kubernetes-security/deny_root. */
function idOf(packagePath: string, name: string, style: PolicyStyle): RuleId {
  const steps = [...packagePath.matchAll(/\["([^"]*)"\]|([^.[\]]+)/g)]
    .slice(1)
    .map(([, quoted, plain]) => quoted ?? plain!);
  const own = steps[0] === 'rules' && steps.length > 1 ? steps.slice(1) : steps;
  const words = (style === 'conftest' ? [...own, name] : own.length > 1 ? own : ['custom', ...own]).map((step) =>
    step.replace(/[^\w-]/g, '-'),
  );
  return `${words.slice(0, -1).join('-')}/${words.at(-1)!}`;
}

/** What is written about a rule: at the rule itself, or else at its package. */
function writtenFor(query: string, packagePath: string, annotations: readonly RegoAnnotations[]): Json {
  const about = (path: string, scopes: readonly string[]) =>
    annotations.find((entry) => scopes.includes(entry.annotations.scope) && pathOf(entry) === path)?.annotations;
  const own = about(plain(query), ['rule', 'document']);
  const ofPackage = about(plain(packagePath), ['package', 'subpackages']);
  return { ...ofPackage, ...own, custom: { ...ofPackage?.custom, ...own?.custom } };
}

function pathOf({ path }: RegoAnnotations): string {
  return path.map(({ value }) => String(value)).join('.');
}

function plain(reference: string): string {
  return reference.replace(/\["([^"]*)"\]/g, '.$1');
}

const customKeys = ['severity', 'scope', 'profiles', 'kinds', 'remediation', 'parameters', 'equivalents', 'since'];

/** What METADATA of OPA's may leave out, or has besides. */
function completed(written: Json, name: string, packagePath: string): Json {
  const custom = isObject(written.custom) ? written.custom : {};
  const known = Object.fromEntries(Object.entries(custom).filter(([key]) => customKeys.includes(key)));
  const related = Array.isArray(written.related_resources) ? (written.related_resources as readonly Json[]) : [];
  const links = related
    .filter(({ ref }) => String(ref).startsWith('https://'))
    .map(({ ref, description }) => ({ ref, description: description ?? ref }));
  return {
    title: written.title ?? `${name} of ${packagePath.replace(/^data\./, '')} finds nothing`,
    description: sentence(written.description ?? written.title ?? 'A policy of this repository'),
    ...(links.length === 0 ? {} : { related_resources: links }),
    custom: {
      severity: name.startsWith('warn') ? 'warning' : 'error',
      profiles: [...profiles],
      since: '0.0.0',
      ...known,
      remediation: sentence(known.remediation ?? 'Change what the message names'),
    },
  };
}

function sentence(text: unknown): string {
  return /[.!?]\s*$/.test(String(text)) ? String(text) : `${String(text)}.`;
}
