import { posix } from 'node:path';
import type { Json } from '../../../model/resource.ts';
import { fileStart } from '../../../model/range.ts';
import { objects, resolvePath, strings, type Kustomization } from '../../../units/kustomization.ts';
import type { Change, Field } from './field.ts';
import type { OpenDocument, SourcePlace } from '../../place.ts';

const generatorFields: Readonly<Record<string, string>> = {
  ConfigMap: 'configMapGenerator',
  Secret: 'secretGenerator',
};

/** What the generators of a kustomization wrote into ConfigMaps and Secrets. `read` gives the text of a file. */
export function generatorChanges(
  kustomization: Kustomization,
  open: OpenDocument,
  read: (path: string) => string | undefined,
): Change[] {
  return Object.entries(generatorFields).flatMap(([kind, list]) =>
    objects(kustomization.body[list]).map((entry, index) => ({
      placeOf(field: Field): SourcePlace | undefined {
        if (field.object.kind !== kind || !makes(entry, field)) return undefined;
        return entryPlace(entry, [list, index], field, { kustomization, open, read });
      },
    })),
  );
}

/** A generated name has a hash behind it, and may have a prefix before it. */
function makes({ name }: Json, { object }: Field): boolean {
  return typeof name === 'string' && object.names.some((own) => own === name || own.includes(name));
}

interface Surroundings {
  readonly kustomization: Kustomization;
  readonly open: OpenDocument;
  readonly read: (path: string) => string | undefined;
}

function entryPlace(
  entry: Json,
  path: readonly (string | number)[],
  { path: field }: Field,
  { kustomization, open, read }: Surroundings,
): SourcePlace | undefined {
  const { document, folder } = kustomization;
  const inKustomization = (...steps: (string | number)[]): SourcePlace => ({
    file: document.file.path,
    range: open(document).locate([...path, ...steps]).key,
  });
  const [root, key] = field;
  if (field.length <= 1) return inKustomization('name');
  if (root === 'metadata') return key === 'name' ? inKustomization('name') : undefined;
  if (root !== 'data' && root !== 'binaryData') return root === 'type' ? inKustomization('type') : undefined;
  const literal = strings(entry.literals).findIndex((text) => text.split('=', 1)[0] === key);
  if (literal >= 0) return inKustomization('literals', literal);
  const file = strings(entry.files).find((text) => fileKey(text) === key);
  if (file !== undefined) return { file: resolvePath(folder, file.slice(file.indexOf('=') + 1)), range: fileStart };
  return environmentPlace(entry, String(key), folder, read);
}

/** `key=path`, or a path whose last part is the key. */
function fileKey(text: string): string {
  const equals = text.indexOf('=');
  return equals > 0 ? text.slice(0, equals) : posix.basename(text);
}

function environmentPlace(
  entry: Json,
  key: string,
  folder: string,
  read: Surroundings['read'],
): SourcePlace | undefined {
  const files = [...strings(entry.envs), ...(typeof entry.env === 'string' ? [entry.env] : [])];
  for (const name of files) {
    const file = resolvePath(folder, name);
    const lines = read(file)?.split('\n') ?? [];
    const index = lines.findLastIndex((line) => line.trim().split('=', 1)[0] === key);
    if (index < 0) continue;
    const column = lines[index]!.search(/\S/) + 1;
    return { file, range: { line: index + 1, column, endLine: index + 1, endColumn: column + key.length } };
  }
  return undefined;
}
