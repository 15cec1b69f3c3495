import type { Root } from 'mdast'

export interface FrontMatter {
  readonly title: string | null
  readonly tags: readonly string[]
}

const TAG = /(?:^|\s)#([\p{L}_][\p{L}\p{N}_/-]{0,60})/gu

/** Title and tags of a note: from its front matter, and `#tags` in its text (never in code, links or headings). */
export function readFrontMatter(tree: Root): FrontMatter {
  const tags = new Set<string>()
  let title: string | null = null
  const first = tree.children[0]
  if (first?.type === 'yaml' || (first as { type?: string } | undefined)?.type === 'toml') {
    const value = (first as { value?: string }).value ?? ''
    title = /^title\s*[:=]\s*["']?(.{1,200}?)["']?\s*$/im.exec(value)?.[1] ?? null
    for (const tag of yamlTags(value)) tags.add(tag)
  }
  for (const child of tree.children) {
    if (child.type === 'paragraph' || child.type === 'list' || child.type === 'blockquote')
      collectTags(child, tags, 0)
  }
  return { title, tags: [...tags] }
}

function yamlTags(yaml: string): string[] {
  const inline = /^(?:tags?|keywords)\s*[:=]\s*(\S[^\n]*)$/im.exec(yaml)?.[1]
  if (inline !== undefined) {
    return inline
      .replace(/^\[|\]$/g, '')
      .split(/[,\s]+/)
      .map(tag => tag.replace(/^["'#]+|["']+$/g, ''))
      .filter(tag => tag !== '')
  }
  const block = /^tags?\s*:\s*\n((?:\s*-\s+[^\n]+\n?)+)/im.exec(yaml)?.[1]
  return block === undefined
    ? []
    : [...block.matchAll(/-\s+["'#]*([^\n"']+)/g)].map(match => (match[1] ?? '').trim())
}

function collectTags(
  node: { type: string; value?: string; children?: readonly unknown[] },
  tags: Set<string>,
  depth: number,
): void {
  if (node.type === 'text' && node.value?.includes('#') === true) {
    for (const match of node.value.matchAll(TAG)) if (match[1] !== undefined) tags.add(match[1])
  }
  if (node.type === 'link' || depth > 60) return
  for (const child of node.children ?? []) collectTags(child as typeof node, tags, depth + 1)
}
