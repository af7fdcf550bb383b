import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPeer } from './program.ts';
import type { Random } from './random.ts';

/** Changes one manifest in one of the ways that people do, and says how. */
export function mutate(folder: string, random: Random): string {
  const files = runPeer('git', ['ls-files', '-z', '*.yaml'], { cwd: folder })!
    .stdout.split('\0')
    .filter((path) => path !== '' && path !== 'k8s-platform.yaml');
  const path = random.pick(files);
  const file = join(folder, path);
  const lines = readFileSync(file, 'utf8').split('\n');
  const kinds = ['delete', 'comment', 'without a line', 'renamed', 'other value'] as const;
  const kind = random.pick(kinds);
  if (kind === 'delete') {
    rmSync(file);
    return `${path}: ${kind}`;
  }
  const at = random.below(lines.length);
  if (kind === 'comment') lines.unshift('# a comment');
  if (kind === 'without a line') lines.splice(at, 1);
  const wanted = kind === 'renamed' ? /^(\s*name: )(\S+)/ : /^(\s*[\w-]+: )([^\s#]+)/;
  const index = [...lines.keys()].slice(at).find((line) => wanted.test(lines[line]!));
  if ((kind === 'renamed' || kind === 'other value') && index !== undefined)
    lines[index] = lines[index]!.replace(wanted, '$1other');
  writeFileSync(file, lines.join('\n'));
  return `${path}: ${kind} at ${at}`;
}
