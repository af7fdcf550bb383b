import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AcceptedObjects } from '../admission/accepted.ts';
import { checkAdmission } from '../admission/admission.ts';
import type { Engines } from '../engines/engines.ts';
import { buildOf } from '../engines/module-file.ts';
import type { JsonPath } from '../model/json-path.ts';
import { groupOf, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';

/** Judges objects as the API server of a cluster that has the definitions in `world` would. */
export async function admit(
  judged: readonly Resource[],
  world: readonly Resource[],
  engines: Engines,
  said: (resource: Resource) => readonly JsonPath[],
): Promise<Violation[]> {
  const definitions = world.filter(isDefinition).map(({ body, origin: { document, path } }) => ({
    path: [document.file.path, document.index, ...path].join('/'),
    content: Buffer.from(JSON.stringify(body)),
  }));
  const context = createHash('sha256').update(buildOf('admission'));
  for (const { content } of definitions) context.update(content);
  const { cacheFolder, admission } = engines;
  const accepted = new AcceptedObjects(cacheFolder && join(cacheFolder, 'accepted-objects'), context.digest('hex'));
  if (definitions.length > 0) admission.loadDefinitions(definitions);
  return checkAdmission(judged, { engine: admission, accepted, said });
}

function isDefinition({ id }: Resource): boolean {
  return id.kind === 'CustomResourceDefinition' && groupOf(id.apiVersion) === 'apiextensions.k8s.io';
}
