import { identify, type Json, type Resource } from '../../src/model/resource.ts';
import { factsOf, type Facts } from '../../src/relations/facts.ts';
import { repositoryWith } from './repository.ts';

export interface Place {
  /** The file that holds the resource; `all.yaml` when it does not matter. */
  readonly file?: string;
  /** The deployment units that render it; none for a manifest that stands alone. */
  readonly units?: readonly string[];
}

/** A resource as relations see it: what it says, and where it comes from. */
export function resource(body: Json, { file = 'all.yaml', units = [] }: Place = {}): Resource {
  const document = { file: { path: file, text: '' }, index: 0, start: 0, end: 0, line: 1, value: body };
  return { id: identify(body), body, origin: { document, path: [], units } };
}

/** A workload whose pods have the label `app` with its name. */
export function workload(
  apiVersion: string,
  kind: string,
  name: string,
  spec: Json = {},
  podSpec: Json = {},
): Resource {
  const template = { metadata: { labels: { app: name } }, spec: podSpec };
  return resource({ apiVersion, kind, metadata: { name }, spec: { ...spec, template } });
}

export function deployment(name: string, spec: Json = {}, podSpec: Json = {}): Resource {
  return workload('apps/v1', 'Deployment', name, spec, podSpec);
}

/** What is known about a resource in a repository that holds these and nothing else. */
export function factsAbout(subject: Resource, ...others: readonly Resource[]): Facts {
  return factsOf(subject, repositoryWith([subject, ...others]));
}
