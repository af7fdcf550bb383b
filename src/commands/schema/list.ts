import type { Host } from '../../host.ts';
import { counted } from '../../words.ts';
import { loadKnowledge, type KnowledgeOptions, type KnownKind } from './knowledge.ts';
import { table } from './table.ts';

/** `schema list`: every kind that is known, or those in whose apiVersion or kind `text` occurs. */
export async function list(text: string | undefined, options: KnowledgeOptions, host: Host): Promise<void> {
  const { kinds } = await loadKnowledge(options, host);
  const wanted = text?.toLowerCase() ?? '';
  const chosen = kinds.filter(({ apiVersion, kind }) => `${apiVersion}/${kind}`.toLowerCase().includes(wanted));
  host.stdout.write(options.format === 'json' ? asJson(chosen) : asText(chosen));
}

function asText(kinds: readonly KnownKind[]): string {
  const rows = kinds.map(({ apiVersion, kind, namespaced, source, state }) => [
    apiVersion,
    kind,
    namespaced ? 'namespaced' : 'cluster',
    state === '' ? source : `${source}, ${state}`,
  ]);
  return `${table(rows)}\n${counted(kinds.length, 'kind')}; k8s-platform schema show <kind> tells more\n`;
}

function asJson(kinds: readonly KnownKind[]): string {
  const entries = kinds.map(({ schema: _, ...entry }) => entry);
  return `${JSON.stringify({ kinds: entries }, null, 2)}\n`;
}
