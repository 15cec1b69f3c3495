/** Colours fenced code. Loaded only when a text has a fence in one of these languages. */
import type { Root } from 'hast'
import bash from 'highlight.js/lib/languages/bash'
import css from 'highlight.js/lib/languages/css'
import diff from 'highlight.js/lib/languages/diff'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import go from 'highlight.js/lib/languages/go'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import nginx from 'highlight.js/lib/languages/nginx'
import powershell from 'highlight.js/lib/languages/powershell'
import python from 'highlight.js/lib/languages/python'
import rust from 'highlight.js/lib/languages/rust'
import shell from 'highlight.js/lib/languages/shell'
import sql from 'highlight.js/lib/languages/sql'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { createLowlight } from 'lowlight'
import { codeBlocks } from './code-blocks'

const lowlight = createLowlight({
  bash,
  css,
  diff,
  dockerfile,
  go,
  ini,
  java,
  javascript,
  json,
  nginx,
  powershell,
  python,
  rust,
  shell,
  sql,
  typescript,
  xml,
  yaml,
})

/** The longest code that is coloured, in characters: what is longer is read, not learned. */
const LONGEST = 20_000

/** Changes the tree in place: known languages get `hljs-*` spans, all else stays plain. */
export function highlightCode(root: Root): void {
  for (const { code, language } of codeBlocks(root)) {
    const [text] = code.children
    if (text?.type !== 'text' || text.value.length > LONGEST || !lowlight.registered(language)) continue
    const { children } = lowlight.highlight(language, text.value)
    code.children = children.filter(child => child.type === 'element' || child.type === 'text')
  }
}
