import type { Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { codeBlocks } from './code-blocks'
import { noteHast } from './note-hast'

export interface RenderOptions {
  /** Level that `#` becomes, 2 to 6. */
  readonly headingBase?: number
  /** Colours code; see `highlight-code.ts`. Without it code is plain. */
  readonly highlight?: ((root: Root) => void) | null
}

export interface RenderedMarkdown {
  readonly content: ReactNode
  /** Whether there is code that `highlight` could colour. */
  readonly hasCode: boolean
}

/** Markdown as React elements, safe to show whatever the text says. Put it inside `className="prose"`. */
export function renderMarkdown(text: string, options: RenderOptions = {}): RenderedMarkdown {
  const { headingBase = 3, highlight = null } = options
  const root = noteHast(text, headingBase)
  const hasCode = codeBlocks(root).length > 0
  highlight?.(root)
  return { content: toJsxRuntime(root, { Fragment, jsx, jsxs }), hasCode }
}
