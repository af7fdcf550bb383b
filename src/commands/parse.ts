import { Option } from 'commander';
import { findScope, isSelected } from '../discover/root.ts';
import type { Host } from '../host.ts';
import type { CommandModule } from './command.ts';

interface Options {
  readonly format: 'json' | 'yaml';
}

/** A file as Kubernetes reads it. */
interface ReadFile {
  readonly file: string;
  /** Up to the first that kubectl refuses. */
  readonly documents: readonly unknown[];
  /** Why kubectl refuses the file. */
  readonly error?: string;
}

export const command: CommandModule = {
  summary: 'show what Kubernetes reads: `on: yes` is `true: true`',
  register(command, host) {
    command
      .argument('<paths...>', 'files and folders to read')
      .addOption(new Option('-f, --format <name>', 'how to show it').choices(['json', 'yaml']).default('json'))
      .action((paths: string[], options: Options) => run(paths, options, host));
  },
};

async function run(paths: readonly string[], { format }: Options, host: Host): Promise<void> {
  const { toJson } = await import('../parse/to-json.ts');
  const result = { files: await readFiles(paths, host.cwd) };
  host.stdout.write(format === 'json' ? `${toJson(result)}\n` : (await import('../parse/to-yaml.ts')).toYaml(result));
}

async function readFiles(paths: readonly string[], cwd: string): Promise<ReadFile[]> {
  const { workTree } = await import('../discover/work-tree.ts');
  const { Sources } = await import('../parse/sources.ts');
  const scope = findScope(cwd, paths);
  const tree = workTree(scope);
  const sources = new Sources((path) => tree.read(path));
  const selected = tree.list().filter((path) => isSelected(scope, path));
  return selected.flatMap((path): ReadFile[] => {
    const parsed = sources.file(path)?.value.parsed;
    if (parsed === undefined) return [];
    const { documents, refusal } = parsed;
    const read = { file: path, documents: documents.slice(0, refusal?.documents).map(({ value }) => value) };
    return [refusal === undefined ? read : { ...read, error: `line ${refusal.range.line}: ${refusal.message}` }];
  });
}
