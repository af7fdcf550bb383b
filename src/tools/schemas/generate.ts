import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { go } from '../engines/go.ts';
import { licenceOf, licenceTexts } from '../engines/licences.ts';
import { compressBundles } from './bundles.ts';
import { folderOf, generatorFolder, type PartName } from './parts.ts';

/** What the generator prints of each module that it read: `dir` is where it was unpacked. */
interface ReadModule {
  readonly module: string;
  readonly sum: string;
  readonly dir: string;
  readonly project?: string;
}

interface Project {
  readonly project: string;
  readonly licence: string;
}

/** Writes one part into an empty folder, with provenance.json (module, version, sum of go.sum, licence) and licences.txt. */
export function generate(part: PartName, output: string): void {
  const printed = go(generatorFolder, ['run', '.', part, folderOf(part), output]);
  const modules = JSON.parse(printed) as ReadModule[];
  const expected = part === 'crds' ? expectedLicences() : new Map<string, string>();
  const provenance = modules.map(({ dir, ...module }) => {
    const { name } = licenceOf(dir);
    const stated = expected.get(module.project ?? '');
    if (stated !== undefined && stated !== name) {
      throw new Error(`${module.module} is under ${name}, but schemas/crds/sources.json says ${stated}`);
    }
    return { ...module, licence: name };
  });
  writeFileSync(join(output, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`);
  writeFileSync(join(output, 'licences.txt'), licenceTexts(modules.map(folderOfModule)));
  if (part === 'crds') compressBundles(output);
}

function folderOfModule({ module, dir }: ReadModule): { module: string; version: string; folder: string } {
  const at = module.lastIndexOf('@');
  return { module: module.slice(0, at), version: module.slice(at + 1), folder: dir };
}

function expectedLicences(): Map<string, string> {
  const projects = JSON.parse(readFileSync(join(folderOf('crds'), 'sources.json'), 'utf8')) as Project[];
  return new Map(projects.map(({ project, licence }) => [project, licence]));
}
