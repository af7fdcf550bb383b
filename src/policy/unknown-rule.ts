import { CliError } from '../errors.ts';
import type { Catalogue } from '../model/rule.ts';
import { closest } from '../words.ts';

/** The error for a rule that does not exist, with the one that was probably meant. `where` is put before it. */
export function unknownRule(id: string, catalogue: Catalogue, where = ''): CliError {
  const names = [...catalogue.keys()].map((known) => known.split('/')[1]!);
  const meant =
    closest(id, catalogue.keys()) ?? [...catalogue.keys()][names.indexOf(closest(id.split('/').at(-1)!, names) ?? '')];
  const advice = meant === undefined ? 'k8s-platform rules lists them all' : `did you mean ${meant}?`;
  return new CliError('unknown-rule', `${where}there is no rule ${id}`, advice);
}
