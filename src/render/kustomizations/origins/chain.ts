import { resolvePath, strings, type Kustomization, type KustomizationIndex } from '../../../units/kustomization.ts';

/** Kustomizations from the one that is built down to the one that creates an object. */
export type Chain = readonly Kustomization[];

/** Bases that include bases twice each have ways without number. */
const maxSteps = 10_000;

/**
 * Every way from a kustomization to the ones that create an object: that name its file, or hold its generator. The same base
 * may be reached on several ways, and then gives several objects.
 */
export function chainsTo(
  root: Kustomization,
  creates: (kustomization: Kustomization) => boolean,
  index: KustomizationIndex,
): Chain[] {
  const found: Chain[] = [];
  let steps = 0;
  const visit = (chain: Kustomization[]): void => {
    if ((steps += 1) > maxSteps) return;
    const here = chain.at(-1)!;
    if (creates(here)) found.push(chain);
    for (const next of [...index.bases(here), ...index.components(here)])
      if (!chain.includes(next)) visit([...chain, next]);
  };
  visit([root]);
  return found;
}

/** The chain whose kustomizations include all that are said to have transformed the object. */
export function pickChain(chains: readonly Chain[], transformedIn: ReadonlySet<string>): Chain | undefined {
  const score = (chain: Chain) => chain.filter(({ path }) => transformedIn.has(path)).length;
  return [...chains].sort((a, b) => score(b) - score(a))[0];
}

export function namesFile({ folder, body }: Kustomization, file: string): boolean {
  return [...strings(body.resources), ...strings(body.bases)].some((entry) => resolvePath(folder, entry) === file);
}

/**
 * The kustomizations whose own fields were applied to an object, in their order: from the one that creates it outwards, each
 * with the components that it adds before its own transformers.
 */
export function appliedInOrder(chain: Chain, index: KustomizationIndex): Kustomization[] {
  const applied: Kustomization[] = [];
  for (let at = chain.length - 1; at >= 0; at -= 1) {
    const here = chain[at]!;
    const components = index.components(here);
    const from = components.indexOf(chain[at + 1]!); // those before it were applied before the object existed
    for (const component of components.slice(from + 1)) addComponent(component, index, applied, new Set());
    applied.push(here);
  }
  return applied;
}

function addComponent(
  component: Kustomization,
  index: KustomizationIndex,
  applied: Kustomization[],
  seen: Set<Kustomization>,
): void {
  if (seen.has(component)) return;
  seen.add(component);
  for (const nested of index.components(component)) addComponent(nested, index, applied, seen);
  applied.push(component);
}
