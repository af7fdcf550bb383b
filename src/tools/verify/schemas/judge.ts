import { refusals } from '../../../admission/admission.ts';
import type { Engines } from '../../../engines/engines.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Violation } from '../../../model/violation.ts';
import { parse } from '../../../parse/parse.ts';
import { resourcesIn } from '../../../parse/resources.ts';
import { admit } from '../../../pipeline/admission.ts';
import { CustomKinds } from '../../../schema/custom-kinds.ts';
import { SchemaStore } from '../../../schema/store.ts';
import { validate } from '../../../schema/validate.ts';
import { isByState, isRefused } from '../admission/compare.ts';
import { judgeAll, type Case } from '../admission/run.ts';
import type { Server } from '../admission/server.ts';

/** What both say about one object. */
export interface Judged {
  readonly case: Case;
  readonly server: 'accepted' | 'refused' | 'refused for the state of the cluster';
  /** The server's reasons. */
  readonly reasons: readonly string[];
  /** Ours against the object. */
  readonly found: readonly Violation[];
}

/** Rules that say more than that the server refuses the object. */
const opinions = new Set(['schema/unknown-kind', 'schema/deprecated-api', 'yaml/ambiguous-scalar']);

/** Asks the server about each object, and our schemas. @param engines to ask the admission engine as well */
export async function judge(
  cases: readonly Case[],
  server: Server,
  { minor, engines }: { readonly minor: number; readonly engines?: Engines },
): Promise<Judged[]> {
  const answers = await judgeAll(cases, server);
  const found = await violationsOf(cases, minor, engines);
  return cases.map((one, index) => {
    const answer = answers[index]!;
    const verdict = isByState(answer)
      ? 'refused for the state of the cluster'
      : isRefused(answer)
        ? 'refused'
        : 'accepted';
    const causes = answer.causes.map(({ field = '', message = '' }) => `${field}: ${message}`);
    const reasons = causes.length > 0 ? causes : [answer.message];
    return { case: one, server: verdict, reasons, found: found[index]! };
  });
}

async function violationsOf(cases: readonly Case[], minor: number, engines?: Engines): Promise<Violation[][]> {
  const [store, custom] = [new SchemaStore(minor), new CustomKinds()];
  const read = cases.map(({ name, text }) => {
    const { value, violations } = parse(`${name}.json`, Buffer.from(text));
    const resources = value.documents.flatMap(resourcesIn);
    return { resources, violations: [...violations, ...resources.flatMap((one) => validate(one, store, custom))] };
  });
  if (engines !== undefined) {
    const all = read.flatMap(({ resources }) => resources);
    const said = (resource: Resource) =>
      placeOf
        .get(resource)!
        .violations.filter(({ subject }) => subject === resource)
        .map(({ path }) => path);
    const placeOf = new Map(read.flatMap((one) => one.resources.map((resource) => [resource, one])));
    for (const violation of refusals(await admit(all, custom, engines), { said, minors: () => [minor] }))
      placeOf.get(violation.subject as Resource)!.violations.push(violation);
  }
  return read.map(({ violations }) => violations.filter(({ rule }) => !opinions.has(rule)));
}
