import type { Resource } from '../../model/resource.ts';
import { groupOf, isObject, type Json } from '../../model/resource.ts';
import type { Build, BuiltResource } from './build.ts';
import type { Kustomization } from '../../units/kustomization.ts';
import type { KustomizationContext } from './context.ts';
import { appliedInOrder, chainsTo, namesFile, pickChain } from './origins/chain.ts';
import { changesOf, type ChangeSources } from './origins/changes.ts';
import type { Change, RenderedObject } from './origins/field.ts';
import { locatePrinted, type PrintedObject } from '../charts/locate.ts';
import type { SourcePlace } from '../place.ts';
import { locateField, type History } from './origins/locate.ts';
import { splitFieldPath } from './origins/replacements.ts';
import { targets } from './origins/selectors.ts';
import type { JsonPath } from '../../model/json-path.ts';

/** Replacements may copy from one another; the chain is followed this far. */
const maxReplacementDepth = 4;

/** Tells, for the objects of one build, how each came to be. Nothing is worked out before it is asked for. */
export class Histories {
  readonly #build: Build;
  readonly #context: KustomizationContext;
  readonly #known = new Map<BuiltResource, History>();
  readonly #changes = new Map<Kustomization, Change[]>();
  #depth = 0;

  constructor(build: Build, context: KustomizationContext) {
    this.#build = build;
    this.#context = context;
  }

  of(built: BuiltResource): History {
    let history = this.#known.get(built);
    if (history === undefined) this.#known.set(built, (history = this.#create(built)));
    return history;
  }

  #create(built: BuiltResource): History {
    const { root } = this.#build;
    const { source, printed, file, generatedIn, touchedIn } = built;
    const creates = (kustomization: Kustomization) =>
      file === undefined ? kustomization.path === generatedIn : namesFile(kustomization, file);
    const chain = pickChain(chainsTo(root, creates, this.#context.kustomizations), touchedIn) ?? [root];
    const holder = chain.at(-1)!;
    return {
      object: rendered(built),
      ...(source === undefined ? {} : { source: this.#inFile(source) }),
      ...(printed === undefined ? {} : { source: this.#inChart(printed) }),
      changes: appliedInOrder(chain, this.#context.kustomizations).flatMap((kustomization) =>
        this.#changesOf(kustomization),
      ),
      fallback: { file: holder.path, range: this.#context.open(holder.document).locate([]).key },
    };
  }

  #inFile({ body, origin: { document, path } }: Resource): NonNullable<History['source']> {
    const place = (steps: JsonPath) => ({
      file: document.file.path,
      range: this.#context.open(document).locate([...path, ...steps]).key,
    });
    return { body, place };
  }

  #inChart(printed: PrintedObject): NonNullable<History['source']> {
    return { body: printed.resource.body, place: (steps) => locatePrinted(printed, steps, this.#context.open) };
  }

  #changesOf(kustomization: Kustomization): Change[] {
    let changes = this.#changes.get(kustomization);
    if (changes === undefined) this.#changes.set(kustomization, (changes = changesOf(kustomization, this.#sources())));
    return changes;
  }

  #sources(): ChangeSources {
    const { open, documentsOf, parse, read } = this.#context;
    return {
      open,
      documentsOf,
      documentsIn: parse,
      read: (path) => {
        const content = read(path);
        return content && Buffer.from(content).toString('utf8');
      },
      findSource: (selector, fieldPath) => this.#findSource(selector, fieldPath),
    };
  }

  #findSource(selector: Json, fieldPath: string): SourcePlace | undefined {
    if (this.#depth >= maxReplacementDepth) return undefined;
    this.#depth += 1;
    try {
      const { fieldPath: _, options: __, ...identity } = selector;
      const source = this.#build.resources.find((built) => targets(identity, rendered(built)));
      return source && locateField(this.of(source), toPath(fieldPath, source.resource.body));
    } finally {
      this.#depth -= 1;
    }
  }
}

function rendered({ resource: { id, body }, source: inFile, printed }: BuiltResource): RenderedObject {
  const source = inFile ?? printed?.resource;
  const names = source === undefined || source.id.name === id.name ? [id.name] : [id.name, source.id.name];
  return { body, kind: id.kind, group: groupOf(id.apiVersion), names };
}

/** A field path of kustomize as a path of an object; `[name=web]` is the item with that name. */
function toPath(fieldPath: string, body: unknown): JsonPath {
  const path: (string | number)[] = [];
  let node = body;
  for (const part of splitFieldPath(fieldPath)) {
    const [, key, value] = /^\[(.+?)=(.*)\]$/.exec(part) ?? [];
    const step = !Array.isArray(node)
      ? part
      : key === undefined
        ? Number(part)
        : node.findIndex((item: unknown) => isObject(item) && String(item[key]) === value);
    path.push(step);
    node = typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[step] : undefined;
  }
  return path;
}
