import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readGenerated } from './bundles.ts';
import { filesBelow, folderOf, lists, type PartName } from './parts.ts';

/** Generated files of a part that are not, byte for byte, those in `output`; a sentence for each. */
export function differences(part: PartName, output: string): string[] {
  const folder = folderOf(part);
  const committed = filesBelow(folder).filter((path) => !lists[part].includes(path));
  const all = [...new Set([...committed, ...filesBelow(output)])].sort();
  return all.flatMap((path) => {
    const name = `schemas/${part}/${path}`;
    if (!existsSync(join(folder, path))) return [`${name} is missing`];
    if (!existsSync(join(output, path))) return [`${name} is no longer generated`];
    const same = readGenerated(join(folder, path)).equals(readGenerated(join(output, path)));
    return same ? [] : [`${name} is generated with other bytes`];
  });
}
