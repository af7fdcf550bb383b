import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SchemaStore } from '../../schema/store.ts';

/**
 * Writes the schemas of one Kubernetes version as kubeconform wants them: a file for each kind.
 * @returns what to give it as -schema-location
 */
export function writeKubeconformSchemas(folder: string, minor: number): string {
  const store = new SchemaStore(minor);
  mkdirSync(folder, { recursive: true });
  const definitions: Record<string, unknown> = {};
  const collect = (name: string): void => {
    if (name in definitions) return;
    const definition = store.definition(name)!;
    definitions[name] = definition;
    for (const [, reference] of JSON.stringify(definition).matchAll(/"#\/definitions\/([^"]+)"/g)) collect(reference!);
  };
  for (const key of store.kinds()) {
    const parts = key.split('/');
    const [group, version, kind] = parts.length === 3 ? parts : ['', ...parts];
    const { definition } = store.kind(key)!;
    collect(definition);
    const name = [kind, group!.split('.')[0], version]
      .filter((part) => part !== '')
      .join('-')
      .toLowerCase();
    writeFileSync(
      join(folder, `${name}.json`),
      JSON.stringify({ $ref: `definitions.json#/definitions/${definition}` }),
    );
  }
  const text = JSON.stringify({ definitions }).replaceAll('"#/definitions/', '"definitions.json#/definitions/');
  writeFileSync(join(folder, 'definitions.json'), text);
  return `${folder}/{{ .ResourceKind }}{{ .KindSuffix }}.json`;
}
