import type { Element, Root } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { highlightCode } from '@/app/_ui/markdown/highlight-code'
import { noteHast } from '@/app/_ui/markdown/note-hast'

function elements(root: Root): Element[] {
  const found: Element[] = []
  visit(root, 'element', node => {
    found.push(node)
  })
  return found
}
const named = (root: Root, name: string) => elements(root).filter(({ tagName }) => tagName === name)
const text = (markdown: string) => textOf(noteHast(markdown, 3)).trim()

describe('nothing in a note runs, loads or leads astray', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '![x](https://tracker.example/pixel.png)',
    '<a href="javascript:alert(1)">x</a>',
    '<style>body{display:none}</style>',
    '<form action="https://evil.example"><input name=q></form>',
    '<https://ok.example> <b onmouseover="alert(1)">x</b>',
  ]
  test.each(hostile)('%s', markdown => {
    for (const { tagName, properties } of elements(noteHast(markdown, 3))) {
      expect(['p', 'span', 'a', 'strong', 'em', 'code', 'div', 'pre']).toContain(tagName)
      for (const [name, value] of Object.entries(properties)) {
        expect(name).not.toMatch(/^on|^style$|^src$|^srcdoc$|^action$/i)
        if (name === 'href') expect(value).toMatch(/^(?:https?:|mailto:)/)
      }
    }
  })
})

describe('what a note says stays readable', () => {
  test('a placeholder in angle brackets is text', () => {
    expect(text('Stops <container> now')).toBe('Stops <container> now')
  })
  test('tags that only format are left out, their words stay', () => {
    expect(text('Press <kbd>q</kbd> to leave')).toBe('Press q to leave')
  })
  test('comments are not shown', () => {
    expect(text('before <!-- secret --> after')).toBe('before  after')
  })
  test('an image becomes its description', () => {
    expect(text('![two boxes](boxes.png)')).toBe('[Image: two boxes]')
  })
  test('a link within the vault is plain text, one outward opens apart', () => {
    expect(named(noteHast('[a](other.md)', 3), 'a')).toEqual([])
    expect(named(noteHast('[a](https://x.example)', 3), 'a')[0]?.properties).toMatchObject({
      target: '_blank',
      rel: ['noopener', 'noreferrer'],
    })
  })
  test('math is shown as it was written', () => {
    expect(text('Energy is $E = mc^2$')).toBe('Energy is E = mc^2')
  })
  test('headings start at the given level', () => {
    expect(named(noteHast('# a\n\n###### b', 3), 'h3')).toHaveLength(1)
    expect(named(noteHast('# a\n\n###### b', 3), 'h6')).toHaveLength(1)
  })
  test('a table can be scrolled by keyboard', () => {
    const [wrapper] = named(noteHast('| a | b |\n| - | - |\n| 1 | 2 |', 3), 'div')
    expect(wrapper?.properties).toMatchObject({ className: ['table-scroll'], tabIndex: 0 })
  })
  test('boxes of a task list are characters, not controls', () => {
    const root = noteHast('- [x] done\n- [ ] open', 3)
    expect(named(root, 'input')).toEqual([])
    expect(textOf(root)).toContain('☑')
  })
})

test('code is coloured in a known language and left alone in another', () => {
  const known = noteHast('```sh\necho "hi" # greet\n```', 3)
  highlightCode(known)
  expect(named(known, 'span').flatMap(({ properties }) => properties.className)).toContain('hljs-comment')
  const unknown = noteHast('```klingon\nnuqneH\n```', 3)
  highlightCode(unknown)
  expect(named(unknown, 'span')).toEqual([])
  expect(textOf(unknown).trim()).toBe('nuqneH')
})
