import type { Block, ListBlock, TextBlock } from '@/lib/core/cards/passages/block'
import { readHead, splitEntry } from '@/lib/core/cards/passages/split-entry'

const BULLET = /^[-*•◦‣·]\s/

/**
 * Lines of one form that stand under each other (`term - meaning`, `task: command`) are a list without bullets, and so
 * are the short lines below a line that ends in a colon.
 */
export function gatherRows(blocks: readonly Block[]): Block[] {
  const gathered: Block[] = []
  for (let at = 0; at < blocks.length; ) {
    const end = endOfRows(blocks, at)
    const first = blocks[at]
    if (first === undefined) break
    if (end - at >= 2) gathered.push(listOf(blocks.slice(at, end) as TextBlock[]))
    else gathered.push(first)
    at = Math.max(end, at + 1)
  }
  return gathered
}

function endOfRows(blocks: readonly Block[], from: number): number {
  const form = formOf(blocks[from])
  if (form === null) return leadIn(blocks[from - 1]) ? endOfShort(blocks, from) : from
  let end = from + 1
  while (end < blocks.length && formOf(blocks[end]) === form) end += 1
  return end
}

/** What tells the two halves of a line apart, where both are there. */
function formOf(block: Block | undefined): string | null {
  if (block?.type !== 'text') return null
  const { plain } = block.entry.run
  if (BULLET.test(plain)) return 'bullet'
  if (/^\d{3,5}\s+\p{L}/u.test(plain)) return 'figure'
  const head = readHead(block.entry.run)
  if (head?.mark === 'code' && plain.slice(head.end).trim() !== '') return 'code'
  const split = splitEntry(block.entry.run)
  if (split === null || split.left.plain.length > 60) return null
  return split.mark === 'code' ? 'code' : /^[:：]$/.test(split.separator) ? ':' : split.separator
}

function leadIn(block: Block | undefined): boolean {
  return block?.type === 'text' && /[:：]$/.test(block.entry.run.plain.trim())
}

function endOfShort(blocks: readonly Block[], from: number): number {
  let end = from
  for (let block = blocks[end]; block?.type === 'text'; block = blocks[end]) {
    if (block.entry.run.plain.length > 60 || formOf(block) !== null || leadIn(block)) break
    end += 1
  }
  return end
}

function listOf(rows: readonly TextBlock[]): ListBlock {
  const startLine = rows[0]?.startLine ?? 1
  const endLine = rows.at(-1)?.endLine ?? startLine
  return {
    type: 'list',
    ordered: false,
    quoted: rows[0]?.entry.quoted ?? false,
    items: rows.map(row => ({
      entry: row.entry,
      blocks: [],
      startLine: row.startLine,
      endLine: row.endLine,
    })),
    startLine,
    endLine,
  }
}
