import { parse, stringify } from 'yaml';
import { ShippedDefinitions } from '../../../schema/shipped.ts';
import type { CustomResourceDefinition } from '../admission/definitions.ts';
import { builtinKinds, customKinds, type Kind } from '../admission/kinds.ts';
import type { Server, ServerAnswer } from '../admission/server.ts';
import { definitionOf } from './constraints.ts';
import { digestOf, type RenderedDocument } from './documents.ts';
import { notInstalled, type Outcome } from './outcome.ts';
import type { GeneratedRepository } from './repository.ts';

const connections = 4;

/**
 * What a real API server says about all that a repository deploys: server-side apply as a dry run, with strict
 * validation, after the definitions that ship and the repository's namespaces were made there. Warnings count.
 */
export class ApiServer {
  readonly #server: Server;
  readonly #builtIn: ReadonlyMap<string, Kind>;
  readonly #custom: Map<string, Kind>;
  /** What each namespace was made from. */
  readonly #namespaces = new Map<string, RenderedDocument>();
  /** By name, what those of repositories were made from. */
  readonly #definitions = new Map<string, string>();
  #last: Promise<unknown> = Promise.resolve();
  /** Mistakes in what was judged before, by its text and that of its namespace. */
  readonly #judged = new Map<string, readonly string[]>();

  private constructor(server: Server, minor: number, definitions: readonly CustomResourceDefinition[]) {
    this.#server = server;
    this.#builtIn = builtinKinds(minor);
    this.#custom = customKinds(definitions);
  }

  static async withDefinitions(server: Server): Promise<ApiServer> {
    const definitions = new ShippedDefinitions().all().map(({ definition }) => definition());
    const api = new ApiServer(
      server,
      await server.minor(),
      definitions as unknown as readonly CustomResourceDefinition[],
    );
    for (const definition of definitions as unknown as readonly CustomResourceDefinition[]) {
      const kinds = [...customKinds([definition]).values()];
      if (await server.serves(kinds[0]!)) continue; // to validate a definition again costs more than all else
      await server.create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition);
      for (const kind of kinds) await server.waitFor(kind);
    }
    return api;
  }

  close(): void {
    this.#server.close();
  }

  async builtIn(repository: GeneratedRepository): Promise<Outcome> {
    return this.#judgeAll(repository, ({ key }) => this.#builtIn.has(key));
  }

  async custom(repository: GeneratedRepository): Promise<Outcome> {
    return this.#judgeAll(repository, ({ key }) => !this.#builtIn.has(key));
  }

  /** One repository after the other, for they share the namespaces of the server. */
  async #judgeAll(repository: GeneratedRepository, wanted: (document: RenderedDocument) => boolean): Promise<Outcome> {
    const turn = this.#last.then(async () => this.#judgeNext(repository, wanted));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #judgeNext(repository: GeneratedRepository, wanted: (document: RenderedDocument) => boolean): Promise<Outcome> {
    const deployed = await repository.deployed();
    if (deployed === undefined) return notInstalled('kustomize');
    for (const document of deployed.flatMap(({ documents }) => documents)) await this.#define(document);
    const mistakes = new Set<string>();
    const [objects, unjudged] = [new Array<string>(), new Set<string>()];
    for (const { from, documents } of deployed) {
      await this.#makeNamespaces(documents);
      const waiting = documents.filter(wanted);
      const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const kind = this.#kind(next);
          if (kind === undefined) {
            unjudged.add(next.key);
            continue;
          }
          objects.push(next.digest);
          for (const mistake of await this.#judge(next, kind))
            mistakes.add(`${from}: ${next.key} ${next.name}: ${mistake}`);
        }
      };
      await Promise.all(Array.from({ length: connections }, work));
    }
    return { mistakes: [...mistakes], objects, unjudged: [...unjudged] };
  }

  #kind({ key }: RenderedDocument): Kind | undefined {
    return this.#builtIn.get(key) ?? this.#custom.get(key);
  }

  async #judge(document: RenderedDocument, kind: Kind): Promise<readonly string[]> {
    const { namespace = 'default', name, text } = document;
    const digest = digestOf(document.digest, this.#namespaces.get(namespace)?.digest ?? '');
    const before = this.#judged.get(digest);
    if (before !== undefined) return before;
    const mistakes = mistakesIn(await this.#server.apply({ kind, namespace, name }, text, { dryRun: true }));
    this.#judged.set(digest, mistakes);
    return mistakes;
  }

  /** Those that are there as they are deployed, and plain ones that another part deploys. */
  async #makeNamespaces(documents: readonly RenderedDocument[]): Promise<void> {
    const deployed = documents.filter(({ key }) => key === 'v1/Namespace');
    const named = documents.flatMap(({ namespace }) => namespace ?? []);
    const known = new Set([...deployed.map(({ name }) => name), ...this.#namespaces.keys()]);
    const plain = [...new Set(named)].filter((name) => !known.has(name)).map(plainNamespace);
    for (const namespace of [...deployed, ...plain]) {
      const { name, text, digest } = namespace;
      if (this.#namespaces.get(name)?.digest === digest) continue;
      const kind = this.#builtIn.get('v1/Namespace')!;
      await this.#server.apply({ kind, namespace: '', name }, text, { dryRun: false });
      this.#namespaces.set(name, namespace);
    }
  }

  /** The kinds of a definition, and of the constraints that a template of Gatekeeper defines. */
  async #define(document: RenderedDocument): Promise<void> {
    const definition = definitionIn(document);
    if (definition === undefined) return;
    const text = stringify(definition);
    const { name } = definition.metadata;
    const digest = digestOf(text);
    if (this.#definitions.get(name) === digest) return;
    const kind = this.#builtIn.get('apiextensions.k8s.io/v1/CustomResourceDefinition')!;
    const answer = await this.#server.apply({ kind, namespace: '', name }, text, { dryRun: false });
    if (answer.code >= 300) throw new Error(`the server does not take the definition of ${name}: ${answer.message}`);
    for (const [key, made] of customKinds([definition])) {
      await this.#server.waitFor(made);
      this.#custom.set(key, made);
    }
    this.#definitions.set(name, digest);
  }
}

function definitionIn({ key, text }: RenderedDocument): CustomResourceDefinition | undefined {
  if (key === 'apiextensions.k8s.io/v1/CustomResourceDefinition') return parse(text) as CustomResourceDefinition;
  return key === 'templates.gatekeeper.sh/v1/ConstraintTemplate' ? definitionOf(text) : undefined;
}

function plainNamespace(name: string): RenderedDocument {
  const text = stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, { version: '1.1' });
  return { text, digest: digestOf(text), key: 'v1/Namespace', name, namespace: undefined };
}

function mistakesIn({ code, message, warnings }: ServerAnswer): string[] {
  const refusal = code >= 200 && code < 300 ? [] : [`${code} ${message}`];
  return [...refusal, ...warnings.map((warning) => `warning: ${warning}`)];
}
