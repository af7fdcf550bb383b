import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { parse } from 'yaml';
import type { Kind } from './kinds.ts';

/** A cause in the status of a refusal. Source: k8s.io/apimachinery/pkg/apis/meta/v1, StatusCause. */
export interface ServerCause {
  readonly field?: string;
  readonly reason?: string;
  readonly message?: string;
}

export interface ServerAnswer {
  /** HTTP status; 0 when the server hung up: its validation panicked. */
  readonly code: number;
  readonly message: string;
  readonly causes: readonly ServerCause[];
  /** What the server warns of, whatever the verdict. */
  readonly warnings: readonly string[];
}

/** Where an object is. */
export interface Place {
  readonly kind: Kind;
  readonly namespace: string;
  readonly name: string;
}

interface Exchange {
  readonly code: number;
  readonly text: string;
  readonly warnings: readonly string[];
}

interface Kubeconfig {
  readonly clusters: readonly {
    readonly cluster: { readonly server?: string; readonly 'certificate-authority-data'?: string };
  }[];
  readonly users: readonly { readonly user: { readonly token?: string } }[];
}

interface Status {
  readonly message?: string;
  readonly details?: { readonly causes?: readonly ServerCause[] };
}

/** The API server that a kubeconfig with one cluster and one token leads to. */
export class Server {
  readonly #url: string;
  readonly #token: string;
  readonly #agent: Agent;

  constructor(kubeconfig: string) {
    const { clusters, users } = parse(readFileSync(kubeconfig, 'utf8')) as Kubeconfig;
    const { server, 'certificate-authority-data': authority } = clusters[0]?.cluster ?? {};
    const { token } = users[0]?.user ?? {};
    if (server === undefined || authority === undefined || token === undefined)
      throw new Error(`${kubeconfig} needs a cluster with certificate-authority-data, and a user with a token`);
    this.#url = server;
    this.#token = token;
    this.#agent = new Agent({ keepAlive: true, ca: Buffer.from(authority, 'base64') });
  }

  /** Asks whether the object would be accepted, as `kubectl --dry-run=server --validate=strict` does. */
  async judge(kind: Kind, namespace: string, text: string): Promise<ServerAnswer> {
    return this.#send('POST', `${pathOf(kind, namespace)}?dryRun=All&fieldValidation=Strict`, text);
  }

  /** Applies YAML as it stands, as `kubectl apply --server-side --force-conflicts --validate=strict` does. */
  async apply(place: Place, text: string, { dryRun }: { readonly dryRun: boolean }): Promise<ServerAnswer> {
    const query = `fieldManager=verify&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
    return this.#send('PATCH', `${pathOf(place.kind, place.namespace)}/${place.name}?${query}`, text);
  }

  /** Of the server's version: 36 for 1.36. */
  async minor(): Promise<number> {
    const { minor } = (await this.read('/version')) as { readonly minor: string };
    return Number.parseInt(minor, 10);
  }

  /** A document that the server publishes, such as `/openapi/v3`. */
  async read(path: string): Promise<unknown> {
    const { code, text } = await this.#exchange('GET', path);
    if (code !== 200) throw new Error(`the server does not tell ${path}: ${text}`);
    return JSON.parse(text);
  }

  /** Creates an object; one of the same name stays. */
  async create(path: string, object: unknown): Promise<void> {
    const { code, message } = await this.#send('POST', path, JSON.stringify(object));
    if (code >= 300 && code !== 409) throw new Error(`the server does not take ${path}: ${message}`);
  }

  /** Takes an object away, if it is there. */
  async remove(kind: Kind, namespace: string, name: string): Promise<void> {
    await this.#send('DELETE', `${pathOf(kind, namespace)}/${name}`);
  }

  /** Creates an object of a kind. */
  async add(kind: Kind, namespace: string, object: unknown): Promise<void> {
    await this.create(pathOf(kind, namespace), object);
  }

  async serves(kind: Kind): Promise<boolean> {
    return (await this.#send('GET', `${pathOf(kind, 'default')}?limit=1`)).code === 200;
  }

  /** Waits until the server answers for a resource. */
  async waitFor(kind: Kind): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if (await this.serves(kind)) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`the server does not serve ${kind.key}`);
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Asks again when the server hangs up, for a connection that was idle may have been closed meanwhile. */
  async #send(method: string, path: string, body?: string, attempt = 1): Promise<ServerAnswer> {
    try {
      return readAnswer(await this.#exchange(method, path, body));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ECONNRESET' && code !== 'EPIPE') throw error;
      if (attempt < 3) return this.#send(method, path, body, attempt + 1);
      return { code: 0, message: 'the server hung up', causes: [], warnings: [] };
    }
  }

  async #exchange(method: string, path: string, body?: string): Promise<Exchange> {
    const type = method === 'PATCH' ? 'application/apply-patch+yaml' : 'application/json';
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': type };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#url}${path}`, { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            code: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
            warnings: warningsIn(response.headers.warning),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

function readAnswer({ code, text, warnings }: Exchange): ServerAnswer {
  if (code < 300) return { code, message: '', causes: [], warnings };
  try {
    const { message = '', details } = JSON.parse(text) as Status;
    return { code, message, causes: details?.causes ?? [], warnings };
  } catch {
    return { code, message: text, causes: [], warnings };
  }
}

/** `299 - "first", 299 - "second"`: RFC 7234, section 5.5. */
function warningsIn(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text]) =>
    text!.replaceAll(/\\(.)/g, '$1'),
  );
}

function pathOf({ key, resource, namespaced }: Kind, namespace: string): string {
  const version = key.slice(0, key.lastIndexOf('/'));
  const base = version.includes('/') ? `/apis/${version}` : `/api/${version}`;
  return `${base}${namespaced ? `/namespaces/${namespace}` : ''}/${resource}`;
}
