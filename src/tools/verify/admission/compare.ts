import type { AdmissionError, AdmissionVerdict } from '../../../engines/admission.ts';
import type { ServerAnswer } from './server.ts';

/** How the engine and the server agree about one object. */
export interface Comparison {
  readonly rejected: boolean;
  /** The server's refusal depends on what the cluster holds or how it is set up, or is no verdict at all. */
  readonly byState: boolean;
  readonly found: boolean;
  /** The same fields, all of them and no others. */
  readonly samePlace: boolean;
  /** Each of the engine's messages is part of the server's. */
  readonly sameWords: boolean;
}

/** What a server says for reasons that are not in the object. */
const stateful: readonly RegExp[] = [
  /already exists$/,
  /^namespaces "[^"]*" not found$/,
  /no PriorityClass with name/,
  /RuntimeClass "[^"]*" not found/,
  /failed to allocate IP/,
  /provided IP is not in the valid range/,
  /not configured (?:on this cluster|for dual-stack services)/,
  /^the server hung up$/, // validation panics there, and here
  /only usable for namespaces with/, // access to all devices wants a label on the namespace
];

export function compare(server: ServerAnswer, engine: AdmissionVerdict): Comparison {
  const byState = isByState(server);
  const rejected = isRefused(server) && !byState;
  const found = engine.covered && engine.errors.length > 0;
  const both = rejected && found;
  return {
    rejected,
    byState,
    found,
    samePlace: both && places(server, engine.errors),
    sameWords: both && comparable(server, engine.errors).every(({ message }) => server.message.includes(message)),
  };
}

/** A server that refuses unknown fields says nothing else; the engine goes on to validation. */
function comparable({ message }: ServerAnswer, errors: readonly AdmissionError[]): readonly AdmissionError[] {
  return message.includes('strict decoding error') ? errors.filter(({ strict }) => strict === true) : errors;
}

export function isRefused({ code }: ServerAnswer): boolean {
  return code < 200 || code >= 300;
}

export function isByState(server: ServerAnswer): boolean {
  return isRefused(server) && stateful.some((pattern) => pattern.test(server.message));
}

function places(server: ServerAnswer, errors: readonly AdmissionError[]): boolean {
  const ours = comparable(server, errors).map(({ field }) => field);
  const { causes, message } = server;
  if (causes.length > 0)
    return sameSet(
      causes.map(({ field = '' }) => field.replace(/^(?:<nil>|\.)/, '')),
      ours,
    );
  if (message.includes('strict decoding error'))
    return sameSet(
      [...message.matchAll(/(?:unknown|duplicate) field "([^"]*)"/g)].map(([, field]) => field!),
      ours,
    );
  const [, go] = /Go (?:struct field (\S+)|value) of type/.exec(message) ?? [];
  if (go !== undefined)
    return sameSet(
      [fieldOfGo(go)],
      ours.map((field) => field.replaceAll(/\[[^\]]*\]/g, '')),
    );
  // the server names no field: the engine may, as long as it means the same
  return errors.some((error) => message.includes(error.message) || message.includes(detailOf(error)));
}

/**
 * Go writes `Probe.spec.containers.livenessProbe.ProbeHandler.grpc.port`: the type, then the field, with the types that are
 * embedded on the way, and without the positions in lists and the keys of maps.
 */
function fieldOfGo(text: string): string {
  const [type, ...parts] = text.split('.');
  const field = parts.filter((part) => !/^[A-Z]/.test(part));
  const ofCustomResource = type === 'ObjectMeta' && !field.includes('metadata'); // its metadata is read alone
  return [...(ofCustomResource ? ['metadata'] : []), ...field].join('.');
}

function detailOf({ field, type, message }: AdmissionError): string {
  return message.startsWith(`${field}: ${type}: `) ? message.slice(field.length + type.length + 4) : message;
}

function sameSet(first: readonly string[], second: readonly string[]): boolean {
  const [a, b] = [new Set(first), new Set(second)];
  return a.size === b.size && [...a].every((item) => b.has(item));
}
