import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { assetPath, readJsonAsset } from '../assets.ts';

/** An infrastructure component. Source: templates/components/<name>/template.yaml; shape: schemas/config/component.schema.json. */
export interface Component {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Where its files go in the repository. */
  readonly folder: string;
  readonly wave: number;
  /** Where its Application deploys to. */
  readonly namespace: string;
  readonly namespaces: readonly string[];
  readonly also: readonly string[];
  readonly overlay: boolean;
  readonly chart: Chart | null;
  readonly kinds: { readonly cluster: readonly string[]; readonly namespaced: readonly string[] };
}

export interface Chart {
  readonly repository: string;
  readonly oci: boolean;
  readonly name: string;
  readonly version: string;
  readonly release: string;
  readonly values: readonly string[];
}

type Written = Pick<Component, 'title' | 'description' | 'wave' | 'namespaces' | 'overlay' | 'kinds'> &
  Partial<Pick<Component, 'folder' | 'also'>> & { readonly chart?: Omit<Chart, 'oci'> & { readonly oci?: boolean } };

/** Every component that there is, by name. */
export function loadComponents(): Component[] {
  const validate = new Ajv({ allErrors: true }).compile<Written>(
    readJsonAsset('schemas', 'config', 'component.schema.json') as object,
  );
  const folder = assetPath('templates', 'components');
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const written: unknown = parse(readFileSync(join(folder, name, 'template.yaml'), 'utf8'));
      if (!validate(written)) {
        const [error] = validate.errors!;
        throw new Error(
          `templates/components/${name}/template.yaml: ${error!.instancePath} ${error!.message ?? 'is not legal'}`,
        );
      }
      return complete(name, written);
    });
}

function complete(name: string, written: Written): Component {
  return {
    ...written,
    name,
    folder: written.folder ?? `infrastructure/${name}`,
    namespace: written.namespaces[0] ?? 'argocd',
    also: written.also ?? [],
    chart: written.chart === undefined ? null : { oci: false, ...written.chart },
  };
}
