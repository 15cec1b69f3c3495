import type { List, Nodes, Root, RootContent, Table } from 'mdast'
import type { PieceSeam } from '@/lib/core/notes/cut-source'

/**
 * Appends a piece's nodes to the whole note's, mending the list or table that the cut went through.
 * @param source the whole text, in which the positions of both count.
 */
export function joinPieces(root: Root, nodes: readonly RootContent[], seam: PieceSeam, source: string): void {
  const last = root.children.at(-1)
  const first = nodes[0]
  if (seam === 'item' && last?.type === 'list' && first?.type === 'list' && isSameList(last, first, source)) {
    last.spread = last.spread === true || first.spread === true || hasBlankBetween(last, first)
    append(last, first.children, first)
    push(root, nodes.slice(1))
  } else if (seam === 'row' && last?.type === 'table' && first?.type === 'table') {
    append(last, first.children.slice(1), first)
    push(root, nodes.slice(1))
  } else {
    push(root, nodes)
  }
}

function push(root: Root, nodes: readonly RootContent[]): void {
  for (const node of nodes) root.children.push(node)
}

function append(into: List, children: List['children'], from: List): void
function append(into: Table, children: Table['children'], from: Table): void
function append(into: List | Table, children: readonly Nodes[], from: List | Table): void {
  const target: Nodes[] = into.children
  for (const child of children) target.push(child)
  if (into.position !== undefined && from.position !== undefined) into.position.end = from.position.end
}

/** A list goes on as long as its marker stays the same: the bullet, or what follows the number. */
function isSameList(a: List, b: List, source: string): boolean {
  return a.ordered === b.ordered && markOf(a, source) === markOf(b, source)
}

function markOf(list: List, source: string): string | undefined {
  let at = list.children.at(-1)?.position?.start.offset ?? 0
  while (list.ordered === true && /\d/.test(source[at] ?? '')) at += 1
  return source[at]
}

function hasBlankBetween(a: List, b: List): boolean {
  return (b.position?.start.line ?? 0) - (a.position?.end.line ?? 0) > 1
}

/** Moves every position under `top`. Positions are replaced, as nodes may share their points. */
export function shiftPositions(top: Nodes, offset: number, lines: number): void {
  if (offset === 0 && lines === 0) return
  const stack: Nodes[] = [top]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.position !== undefined) {
      const { start, end } = node.position
      node.position = {
        start: { line: start.line + lines, column: start.column, offset: (start.offset ?? 0) + offset },
        end: { line: end.line + lines, column: end.column, offset: (end.offset ?? 0) + offset },
      }
    }
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
}
