import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licence texts of all packages whose files went into the bundle. @param inputs paths relative to the root */
export function thirdPartyLicences(inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const entries = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
      string,
      string
    >;
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${folder} has no licence file, so it cannot go into the bundle`);
    return `${name!} ${version!} (${license!})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return entries.join(`\n${'-'.repeat(80)}\n\n`);
}
