import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { describe, expect, it } from 'vitest'
import { cutSource } from '@/lib/core/notes/cut-source'
import { parseNote } from '@/lib/core/notes/parse-note'

const KINDS = ['yaml' as const, 'toml' as const]

function parseWhole(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), math(), frontmatter(KINDS)],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown(), frontmatterFromMarkdown(KINDS)],
  })
}

/** One line for every node: type, place and text. Reading a tree's difference is easier so. */
function outline(top: Root): string[] {
  const lines: string[] = []
  const visit = (node: Nodes, depth: number) => {
    const { start, end } = node.position ?? {}
    const value = 'value' in node ? node.value : 'label' in node ? (node.label ?? '') : ''
    const spread = 'spread' in node ? ` ${node.spread}` : ''
    lines.push(
      `${' '.repeat(depth)}${node.type}${spread} ${start?.line}:${start?.column}@${start?.offset}-${end?.line}:${end?.column}@${end?.offset} ${value}`,
    )
    if ('children' in node) for (const child of node.children) visit(child, depth + 1)
  }
  for (const child of top.children) visit(child, 0)
  return lines
}

const words = fc.constantFrom(
  'A valve lets water through.',
  'Use `tank --drain 3` to **empty** the tank.',
  'See [the chart][chart] and[^1] more.',
  'pressure :: force on an area',
  '[[wiki page|shown]] and $p = F/A$ here',
  'a | b',
  '<b>bold</b> 2 < 3 &amp; more',
)
const word = words.map(text => `${text} ${text}`)
const block = fc.oneof(
  word.map(text => `${text}\n\n`),
  fc.tuple(word, word).map(([a, b]) => `${a}\n${b}\n\n`),
  fc.tuple(fc.integer({ min: 1, max: 4 }), words).map(([depth, text]) => `${'#'.repeat(depth)} ${text}\n`),
  fc.array(word, { minLength: 1, maxLength: 30 }).map(items => `${items.map(it => `- ${it}`).join('\n')}\n`),
  fc
    .array(word, { minLength: 1, maxLength: 20 })
    .map(items => `${items.map(it => `* ${it}\n`).join('\n')}\n`),
  fc
    .array(word, { minLength: 1, maxLength: 20 })
    .map(items => `${items.map((it, i) => `${i + 1}. ${it}\n   - ${it}`).join('\n')}\n\n`),
  fc
    .array(word, { minLength: 1, maxLength: 9 })
    .map(
      items =>
        `${items.map(it => `- ${it}\n\n  ${it}\n\n  \`\`\`sh\n  # x\n  - y\n\n  \`\`\``).join('\n')}\n\n`,
    ),
  fc
    .array(word, { minLength: 1, maxLength: 30 })
    .map(
      rows => `| k | v |\n|---|---|\n${rows.map(it => `| ${it.replaceAll('|', '/')} | x |`).join('\n')}\n\n`,
    ),
  fc
    .array(word, { minLength: 1, maxLength: 30 })
    .map(code => `\`\`\`sh\n${code.join('\n\n# comment\n- item\n')}\n\`\`\`\n\n`),
  word.map(text => `<!--\n${text}\n\n# no heading\n\n-->\n\n`),
  word.map(text => `<details>\n<summary>x</summary>\n- ${text}\n\n${text}\n\n</details>\n\n`),
  word.map(text => `$$\n${text}\n\n- z\n$$\n\n`),
  word.map(text => `> ${text}\n> - ${text}\n>\n> \`\`\`\n> # q\n> \`\`\`\n\n`),
  word.map(text => `    ${text}\n\n    - ${text}\n\n`),
  fc.constant('[chart]: https://example.org/chart\n\n'),
  fc.constant('[^1]: A footnote.\n\n    Its second part.\n\n'),
  fc.constant('---\n\n'),
  words.map(text => `${text}\n===\n\n`),
)

describe('cutSource', () => {
  const note = fc
    .tuple(fc.boolean(), fc.array(block, { minLength: 40, maxLength: 160 }), fc.boolean())
    .map(([matter, blocks, crlf]) => {
      const text = `${matter ? '---\ntitle: x\ntags: [a]\n---\n' : ''}${blocks.join('')}`
      return crlf ? text.replaceAll('\n', '\r\n') : text
    })

  it('changes nothing of what a note says, nor where', { timeout: 120_000 }, () => {
    const check = fc.property(note, text => {
      expect(cutSource(text).length).toBeGreaterThan(1)
      expect(outline(parseNote(text).tree)).toEqual(outline(parseWhole(text)))
    })
    fc.assert(check, { numRuns: 15 })
  })
})
