import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPeer } from './program.ts';

/** Numbers from 0 up to a limit, the same for the same seed. */
export function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Changes one manifest in one of the ways that people do, and says how. */
export function mutate(folder: string, pick: (limit: number) => number): string {
  const files = runPeer('git', ['ls-files', '-z', '*.yaml'], { cwd: folder })!
    .stdout.split('\0')
    .filter((path) => path !== '' && path !== 'k8s-platform.yaml');
  const path = files[pick(files.length)]!;
  const file = join(folder, path);
  const lines = readFileSync(file, 'utf8').split('\n');
  const kinds = ['delete', 'comment', 'without a line', 'renamed', 'other value'] as const;
  const kind = kinds[pick(kinds.length)]!;
  if (kind === 'delete') {
    rmSync(file);
    return `${path}: ${kind}`;
  }
  const at = pick(lines.length);
  if (kind === 'comment') lines.unshift('# a comment');
  if (kind === 'without a line') lines.splice(at, 1);
  const wanted = kind === 'renamed' ? /^(\s*name: )(\S+)/ : /^(\s*[\w-]+: )([^\s#]+)/;
  const index = [...lines.keys()].slice(at).find((line) => wanted.test(lines[line]!));
  if ((kind === 'renamed' || kind === 'other value') && index !== undefined)
    lines[index] = lines[index]!.replace(wanted, '$1other');
  writeFileSync(file, lines.join('\n'));
  return `${path}: ${kind} at ${at}`;
}
