import type { JsonPath } from '../model/json-path.ts';
import type { SourceDocument } from '../model/source.ts';
import { nameOf, nodesOf } from '../parse/locate.ts';
import { isMerge, type ListNode, type MappingNode, type Node } from '../parse/node.ts';

/** The deepest node on a path that exists, and the key that it is the value of. */
export interface Reached {
  readonly node: Node;
  readonly key: Node | undefined;
  /** What holds the node; undefined for the root. */
  readonly parent: MappingNode | ListNode | undefined;
  readonly depth: number;
}

/** The nodes of a document that may be edited: those that stand for themselves and for nothing else. */
export class EditableTree {
  readonly #root: Node | undefined;
  readonly #shared = new Set<Node>();

  constructor(document: SourceDocument) {
    this.#root = nodesOf(document);
    for (const node of descendants(this.#root)) if (node.kind === 'alias') this.#shared.add(node.target);
  }

  /** Undefined where an alias, a merge or a repeated key makes it uncertain what an edit would change. */
  reach(path: JsonPath): Reached | undefined {
    if (this.#root === undefined || this.#isShared(this.#root)) return undefined;
    let reached: Reached = { node: this.#root, key: undefined, parent: undefined, depth: 0 };
    for (const step of path) {
      const { node, depth } = reached;
      if (node.kind === 'list') {
        const item = typeof step === 'number' ? node.items[step] : undefined;
        if (item === undefined) break;
        reached = { node: item, key: undefined, parent: node, depth: depth + 1 };
      } else if (node.kind === 'mapping') {
        const entries = entriesOf(node);
        if (entries.some(({ key }) => isMerge(key))) return undefined;
        const [field, second] = entries.filter(({ key }) => nameOf(key) === String(step));
        if (second !== undefined) return undefined;
        if (field === undefined) break;
        reached = { node: field.value, key: field.key, parent: node, depth: depth + 1 };
      } else break;
      if (this.#isShared(reached.node)) return undefined;
    }
    return reached;
  }

  /** Paths to the nodes whose first key, or which themselves, start at an offset: an item of a list, and its first field. */
  pathsAt(offset: number): JsonPath[] {
    const found: JsonPath[] = [];
    const visit = (node: Node | undefined, path: JsonPath, start: number | undefined): void => {
      if (node === undefined || node.kind === 'alias') return;
      if ((start ?? node.start) === offset) found.push(path);
      if (node.kind === 'list') node.items.forEach((item, index) => visit(item, [...path, index], undefined));
      else if (node.kind === 'mapping')
        for (const { key, value } of entriesOf(node)) {
          const name = nameOf(key);
          if (name !== undefined && !isMerge(key)) visit(value, [...path, name], key.start);
        }
    };
    visit(this.#root, [], undefined);
    return found;
  }

  #isShared(node: Node): boolean {
    return node.kind === 'alias' || this.#shared.has(node);
  }
}

export function entriesOf({ entries }: MappingNode): { readonly key: Node; readonly value: Node }[] {
  return entries.flatMap((key, index) => (index % 2 === 0 ? [{ key, value: entries[index + 1]! }] : []));
}

function* descendants(node: Node | undefined): Generator<Node> {
  if (node === undefined) return;
  yield node;
  const children = node.kind === 'list' ? node.items : node.kind === 'mapping' ? node.entries : [];
  for (const child of children) yield* descendants(child);
}
