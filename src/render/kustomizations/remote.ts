import { strings, type Kustomization, type KustomizationIndex } from '../../units/kustomization.ts';

/** An entry of a kustomization that lies outside of the repository. It is never fetched. */
export interface RemoteEntry {
  readonly kustomization: Kustomization;
  readonly path: readonly (string | number)[];
  readonly entry: string;
}

const lists = ['resources', 'bases', 'components'] as const;
const remote = /^(?:https?:\/\/|ssh:\/\/|git::|git@|(?:github\.com|gitlab\.com|bitbucket\.org)[/:])/;

export function remoteEntries(root: Kustomization, index: KustomizationIndex): RemoteEntry[] {
  return index
    .closure(root)
    .flatMap((kustomization) =>
      lists.flatMap((list) =>
        strings(kustomization.body[list]).flatMap((entry, position) =>
          remote.test(entry) ? [{ kustomization, path: [list, position], entry }] : [],
        ),
      ),
    );
}

/** The kustomization file without its remote entries, so that the rest can be built. JSON is YAML. */
export function withoutRemoteEntries({ path, body }: Kustomization): { path: string; content: Uint8Array } {
  const kept = { ...body };
  for (const list of lists)
    if (Array.isArray(body[list]))
      kept[list] = (body[list] as unknown[]).filter((entry) => typeof entry !== 'string' || !remote.test(entry));
  return { path, content: Buffer.from(JSON.stringify(kept)) };
}
