import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'

/** Fenced code with a language, as `code` elements inside `pre`. */
export function codeBlocks(root: Root): { readonly code: Element; readonly language: string }[] {
  const found: { code: Element; language: string }[] = []
  visit(root, 'element', node => {
    if (node.tagName !== 'pre') return
    const code = node.children.find(child => child.type === 'element' && child.tagName === 'code')
    if (code?.type !== 'element' || !Array.isArray(code.properties.className)) return
    const name = code.properties.className.find(item => String(item).startsWith('language-'))
    if (name !== undefined)
      found.push({ code, language: String(name).slice('language-'.length).toLowerCase() })
  })
  return found
}
