import { defaultConfig } from '../../config/config.ts';
import { parse } from '../../parse/parse.ts';
import { resourcesIn } from '../../parse/resources.ts';
import { builtInCatalogue } from '../../policy/catalogue.ts';
import { PolicyEngine } from '../../policy/engine.ts';
import { checkPolicies } from '../../policy/policy.ts';
import { Selection } from '../../policy/selection.ts';
import { factsOf, indexRepository, type Facts } from '../../relations/facts.ts';
import type { Resource } from '../../model/resource.ts';
import { careless, objects } from './corpus.ts';
import { cpuTime, median } from './measure.ts';

/** What the rules of the profile `recommended` cost, in milliseconds of CPU per object. */
export interface RuleCosts {
  readonly what: string;
  /** Reading the same documents. */
  readonly parse: number;
  /** What src/relations gathers. */
  readonly facts: number;
  /** What src/policy takes with the facts at hand. */
  readonly policy: number;
  /** Both together, as `lint` does it. */
  readonly both: number;
  /** Findings per object. */
  readonly findings: number;
}

const files = 400;
const rounds = 11;

export async function ruleCosts(): Promise<RuleCosts[]> {
  const engine = await PolicyEngine.load();
  const selection = new Selection(builtInCatalogue(), defaultConfig);
  const wellKept = Array.from({ length: files }, (_, index) => objects(index, 'app')).flat();
  const documents = [...wellKept, ...Array.from({ length: files }, (_, index) => careless(index))];
  const resources = documents.map(read);
  const repository = indexRepository(resources, {
    complete: true,
    exists: () => false,
    filesIn: () => [],
    remotes: [],
    leftOut: [],
    hasUnknownKind: () => false,
    today: '2026-12-01',
  });
  const ofKind = (kind: string) => resources.slice(0, wellKept.length).filter(({ id }) => id.kind === kind);
  const cases: readonly (readonly [string, readonly Resource[]])[] = [
    ['a well-kept workload', ofKind('Deployment')],
    ['a careless workload', resources.slice(wellKept.length)],
    ['a ConfigMap', ofKind('ConfigMap')],
    ['an object of the corpus', resources.slice(0, wellKept.length)],
  ];
  return cases.map(([what, judged]) => {
    const texts = judged.map(({ origin }) => origin.document.file.text);
    const known = new Map<Resource, Facts>();
    const gather = (): void => judged.forEach((resource) => known.set(resource, factsOf(resource, repository)));
    const check = (facts: (resource: Resource) => Facts) =>
      checkPolicies(judged, {
        engine,
        selection,
        minor: 36,
        pods: (resource) => repository.world.pods(resource),
        facts,
      });
    const perObject = (work: () => void): number => {
      cpuTime(work, 3); // until V8 has compiled what is hot
      return median(cpuTime(work, rounds)) / judged.length;
    };
    return {
      what,
      parse: perObject(() => texts.forEach(read)),
      facts: perObject(gather),
      policy: perObject(() => check((resource) => known.get(resource)!)),
      both: perObject(() => check((resource) => factsOf(resource, repository))),
      findings: check((resource) => known.get(resource)!).length / judged.length,
    };
  });
}

function read(text: string): Resource {
  return parse('objects.yaml', Buffer.from(text)).value.documents.flatMap(resourcesIn)[0]!;
}
