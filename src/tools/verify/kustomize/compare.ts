import { createTwoFilesPatch } from 'diff';
import type { Helm } from '../../../engines/helm.ts';
import { buildWithCharts } from '../../../engines/helm-inflation.ts';
import type { Kustomize } from '../../../engines/kustomize.ts';
import { nativeTool } from '../native-tools.ts';
import { runPeer } from '../program.ts';
import type { Case } from './cases.ts';

export interface Comparison {
  readonly outcome: 'output' | 'failure';
  /** How the engine and kustomize disagree; empty where they do not. */
  readonly differences: readonly string[];
}

const kustomize = nativeTool('kustomize');
const helm = nativeTool('helm');

/** Builds a case with kustomize and with the engines, which have loaded its repository. */
export async function compare(given: Case, engines: { kustomize: Kustomize; helm: Helm }): Promise<Comparison> {
  const ours = await buildWithCharts(engines, given.folder);
  const native = runPeer(kustomize, ['build', given.folder, '--enable-helm', '--helm-command', helm], {
    cwd: given.root,
  })!;
  if ('error' in ours) {
    if (native.ok) return { outcome: 'failure', differences: [`only the engine fails: ${ours.error}`] };
    const differences = given.words === 'other' ? [] : sameWords(ours.error, messageIn(native.stderr, given.root));
    if (given.fails === false) differences.push(`fails: ${ours.error}`);
    return { outcome: 'failure', differences };
  }
  if (!native.ok) return { outcome: 'output', differences: [`only kustomize fails: ${native.stderr}`] };
  const differences = given.fails === true ? ['does not fail'] : [];
  if (ours.output !== native.stdout)
    differences.push(createTwoFilesPatch('kustomize', 'engine', native.stdout, ours.output, '', '', { context: 1 }));
  return { outcome: 'output', differences };
}

function sameWords(ours: string, native: string): string[] {
  return comparable(ours) === comparable(native) ? [] : [`other words:\n  kustomize: ${native}\n  engine:    ${ours}`];
}

/** File systems have words of their own for what is not there. */
function comparable(message: string): string {
  return message
    .replaceAll(/evalsymlink failure on '(.*?)' : .*?: no such file or directory/g, "'$1' doesn't exist")
    .replaceAll('file does not exist', 'no such file or directory')
    .trim();
}

/** What follows "Error: ", with paths as the engine has them. */
function messageIn(stderr: string, root: string): string {
  const start = /^Error: /m.exec(stderr);
  const text = start === null ? stderr : stderr.slice(start.index + start[0].length);
  return text.replaceAll(`${root}/`, '/').replaceAll(root, '/').trim();
}
