import { jsonText } from '../model/json-text.ts';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AcceptedObjects } from '../admission/accepted.ts';
import { checkAdmission, type AdmissionContext } from '../admission/admission.ts';
import type { DefinitionFile } from '../engines/admission.ts';
import type { Engines } from '../engines/engines.ts';
import { buildOf } from '../engines/module-file.ts';
import { groupOf, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import type { CustomKind } from '../schema/custom-kind.ts';
import type { CustomKinds } from '../schema/custom-kinds.ts';

/** Judges objects as the API server of a cluster that has these custom kinds would. */
export async function admit(
  judged: readonly Resource[],
  custom: CustomKinds,
  { admission, cacheFolder }: Engines,
  { said, minors }: Pick<AdmissionContext, 'said' | 'minors'>,
): Promise<Violation[]> {
  const kinds = customKindsOf(judged, custom);
  const file = cacheFolder === undefined ? undefined : join(cacheFolder, 'accepted-objects');
  return checkAdmission(judged, {
    engine: admission,
    accepted: new AcceptedObjects(file, contextOf(kinds)),
    definitions: () => kinds.map(toFile),
    said,
    minors,
  });
}

function customKindsOf(judged: readonly Resource[], custom: CustomKinds): CustomKind[] {
  const found = new Map<string, CustomKind | undefined>();
  for (const { id } of judged) {
    const group = groupOf(id.apiVersion);
    const key = `${group}/${id.kind}`;
    if (!found.has(key)) found.set(key, custom.find(group, id.kind));
  }
  return [...found.values()].filter((kind) => kind !== undefined);
}

/** What a verdict depends on besides the object: the engine and the definitions. Those that ship are known by their release. */
function contextOf(kinds: readonly CustomKind[]): string {
  const hash = createHash('sha256').update(buildOf('admission'));
  for (const { group, kind, source, definition } of kinds)
    hash.update(jsonText([group, kind, 'file' in source ? definition() : source]));
  return hash.digest('hex');
}

function toFile({ group, kind, namespaced, versions, definition }: CustomKind): DefinitionFile {
  return {
    path: `${group}/${kind}.json`,
    content: Buffer.from(jsonText(definition())),
    summary: {
      group,
      kind,
      scope: namespaced ? 'Namespaced' : 'Cluster',
      versions: versions.filter(({ unserved }) => unserved !== true).map(({ name }) => name),
    },
  };
}
