/**
 * Whether aliases blow a document up. Source: go.yaml.in/yaml/v2 refuses a document in which more than a share of the
 * nodes comes from aliases; the share shrinks from 99 % at 400,000 nodes to 10 % at 4,000,000.
 */
export function expandsTooFar(value: unknown): boolean {
  const seen = new Set<object>();
  let nodes = 0;
  let aliased = 0;
  const tooMany = () => aliased > 100 && nodes > 1000 && aliased / nodes > allowedShare(nodes);
  const visit = (node: unknown, inAlias: boolean): boolean => {
    nodes += 1;
    if (inAlias) aliased += 1;
    if (typeof node !== 'object' || node === null) return tooMany();
    const repeated = inAlias || seen.has(node);
    seen.add(node);
    if (tooMany()) return true;
    for (const child of Object.values(node)) if (visit(child, repeated)) return true;
    return false;
  };
  return visit(value, false);
}

function allowedShare(nodes: number): number {
  const low = 400_000;
  const high = 4_000_000;
  if (nodes <= low) return 0.99;
  if (nodes >= high) return 0.1;
  return 0.99 - (0.89 * (nodes - low)) / (high - low);
}
