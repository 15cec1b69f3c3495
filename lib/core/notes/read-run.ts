import type { PhrasingContent } from 'mdast'
import { cleanText } from '@/lib/core/notes/clean-text'
import { makeRun, type Run, type RunToken } from '@/lib/core/notes/run'

/** Tags a reader does not see; anything else in angle brackets is a placeholder someone forgot to put in code. */
const KNOWN_TAG =
  /^<\/?(?:a|abbr|b|big|center|cite|code|del|details|dfn|div|em|font|hr|i|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|small|source|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|var|video|wbr)(?=[\s/>])[^>]*>$/i
const BREAK_TAG = /^<br\s*\/?>$/i
const WIKI_LINK = /(!?)\[\[([^\][|\n]{1,200})(?:\|([^\][\n]{0,200}))?\]\]/g
const BLOCK_ID = /\s\^[\w-]{1,40}\s*$/

interface Style {
  readonly strong: boolean
  readonly emphasis: boolean
  readonly link: boolean
}

const PLAIN: Style = { strong: false, emphasis: false, link: false }

/** Reads inline nodes as a run. HTML is dropped or, where it is a placeholder such as `<name>`, kept as text. */
export function readRun(nodes: readonly PhrasingContent[]): Run {
  const tokens: RunToken[] = []
  collect(nodes, PLAIN, tokens)
  const last = tokens.at(-1)
  if (last?.kind === 'text' && last.text.includes('^')) {
    tokens[tokens.length - 1] = { ...last, text: last.text.replace(BLOCK_ID, '') }
  }
  return makeRun(tokens)
}

function collect(nodes: readonly PhrasingContent[], style: Style, tokens: RunToken[]): void {
  let from = -1
  for (const node of nodes) {
    const line = node.position?.start.line ?? 1
    switch (node.type) {
      case 'text':
        pushText(tokens, node.value, style, line)
        break
      case 'inlineCode':
        push(tokens, 'code', node.value.replace(/\s*\n\s*/g, ' '), style, line)
        break
      case 'inlineMath':
        if (isMath(node.value)) push(tokens, 'math', node.value, style, line)
        else pushText(tokens, `$${node.value}$`, style, line)
        break
      case 'break':
        push(tokens, 'break', '\n', style, line)
        break
      case 'strong':
        collect(node.children, { ...style, strong: true }, tokens)
        break
      case 'emphasis':
        collect(node.children, { ...style, emphasis: true }, tokens)
        break
      case 'link':
      case 'linkReference':
        collect(node.children, { ...style, link: true }, tokens)
        break
      case 'delete':
        collect(node.children, style, tokens)
        break
      case 'image':
        tokens.push(imageToken(`![${node.alt ?? ''}](${node.url})`, style, line))
        break
      case 'html':
        if (BREAK_TAG.test(node.value)) push(tokens, 'break', '\n', style, line)
        else if (/^<(?:kbd|code|samp)>$/i.test(node.value)) from = tokens.length
        else if (/^<\/(?:kbd|code|samp)>$/i.test(node.value)) from = setAsCode(tokens, from)
        else if (!KNOWN_TAG.test(node.value) && !node.value.startsWith('<!--')) {
          pushText(tokens, node.value, style, line)
        }
        break
      default:
        break
    }
  }
}

/** What stands between `<kbd>` and `</kbd>` is code. @returns -1: no tag is open */
function setAsCode(tokens: RunToken[], from: number): -1 {
  if (from === -1) return -1
  for (const [index, token] of tokens.entries()) {
    if (index >= from && token.kind === 'text') tokens[index] = { ...token, kind: 'code' }
  }
  return -1
}

/** `$5 and $10` is money and `$HOME` a variable: a formula has no blank inside its dollars. */
function isMath(value: string): boolean {
  return value !== '' && !/^\s|\s$/.test(value) && value.length < 400
}

function pushText(tokens: RunToken[], value: string, style: Style, line: number): void {
  const text = cleanText(value)
  if (text.includes('[[')) {
    pushWikiText(tokens, text, style, line)
    return
  }
  if (!text.includes('\n')) {
    push(tokens, 'text', text, style, line)
    return
  }
  let at = line
  for (const [index, part] of text.split('\n').entries()) {
    if (index > 0) {
      push(tokens, 'break', '\n', style, at)
      at += 1
    }
    push(tokens, 'text', index > 0 ? part.trimStart() : part, style, at)
  }
}

function pushWikiText(tokens: RunToken[], text: string, style: Style, line: number): void {
  let at = 0
  for (const match of text.matchAll(WIKI_LINK)) {
    const before = text.slice(at, match.index)
    if (before !== '') pushText(tokens, before.replaceAll('[[', '[ ['), style, line)
    const shown = match[3] !== undefined && match[3] !== '' ? match[3] : (match[2] ?? '')
    if (match[1] === '!') tokens.push(imageToken(match[0], style, line))
    else push(tokens, 'text', shown, { ...style, link: true }, line)
    at = match.index + match[0].length
  }
  const rest = text.slice(at)
  if (rest !== '') pushText(tokens, rest.replaceAll('[[', '[ ['), style, line)
}

function imageToken(markdown: string, style: Style, line: number): RunToken {
  return { text: '', kind: 'image', ...style, markdown, line }
}

function push(tokens: RunToken[], kind: RunToken['kind'], text: string, style: Style, line: number): void {
  if (text === '') return
  tokens.push({ text, kind, ...style, markdown: '', line })
}
