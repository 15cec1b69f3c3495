/**
 * Markdown → a sanitised HTML tree. Nothing a note says can run, load or lead anywhere by itself: raw HTML
 * becomes text, images become their description, and only http(s) and mailto links remain links.
 */
import type { Element, ElementContent, Nodes, Properties, Root } from 'hast'
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize'
import type { Html, Image, ImageReference } from 'mdast'
import { type State, toHast } from 'mdast-util-to-hast'
import { SKIP, visit } from 'unist-util-visit'
import { parseNote } from '@/lib/core/notes/parse-note'
import { htmlAsText } from './html-as-text'

const SCHEMA: Schema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []).filter(name => name !== 'img' && name !== 'picture')],
  attributes: {
    a: ['href', 'title'],
    code: [['className', /^language-./, 'math-inline', 'math-display']],
    span: [['className', 'image-note']],
    ol: ['start'],
    input: [['type', 'checkbox'], 'checked', 'disabled'],
    td: ['align'],
    th: ['align'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: [],
}

const OUTWARD = /^(?:https?:|mailto:)/i

const HANDLERS = {
  html: (_state: State, node: Html): ElementContent => ({ type: 'text', value: htmlAsText(node.value) }),
  image: (_state: State, node: Image) => imageNote(node.alt),
  imageReference: (_state: State, node: ImageReference) => imageNote(node.alt),
}

function imageNote(alt: string | null | undefined): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['image-note'] },
    children: [{ type: 'text', value: alt ? `[Image: ${alt}]` : '[Image]' }],
  }
}

/**
 * @param text Markdown
 * @param headingBase level that `#` becomes (2 to 6), so that a card never upsets the page's outline
 */
export function noteHast(text: string, headingBase: number): Root {
  const made = sanitize(toHast(parseNote(text).tree, { handlers: HANDLERS }) as Nodes, SCHEMA)
  const root: Root = made.type === 'root' ? made : { type: 'root', children: [made as ElementContent] }
  visit(root, 'element', (node, index, parent) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1]
    if (level !== undefined) node.tagName = `h${Math.min(6, Number(level) + headingBase - 1)}`
    if (node.tagName === 'pre') node.properties = { tabIndex: 0 }
    if (node.tagName === 'a') settleLink(node)
    if (node.tagName === 'input' && parent && index !== undefined) {
      parent.children[index] = { type: 'text', value: node.properties.checked ? '☑' : '☐' }
      return SKIP
    }
    if (node.tagName === 'table' && parent && index !== undefined) {
      parent.children[index] = wrap(node, { className: ['table-scroll'], tabIndex: 0 })
      return [SKIP, index + 1]
    }
    return undefined
  })
  return root
}

function settleLink(node: Element): void {
  const { href } = node.properties
  if (typeof href === 'string' && OUTWARD.test(href)) {
    node.properties.rel = ['noopener', 'noreferrer']
    node.properties.target = '_blank'
  } else {
    // A path inside the learner's own vault leads nowhere here.
    node.tagName = 'span'
    node.properties = {}
  }
}

function wrap(node: Element, properties: Properties): Element {
  return { type: 'element', tagName: 'div', properties, children: [node] }
}
