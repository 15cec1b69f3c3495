'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { classNames } from './class-names'
import type { highlightCode as Highlight } from './markdown/highlight-code'
import type { renderMarkdown as Render } from './markdown/render-markdown'

/**
 * Markdown in a client page. The parser and the highlighter are loaded when first needed (a few hundredths of a
 * second after the page); until then the text stands as it was written.
 */
let render: typeof Render | null = null
let highlight: typeof Highlight | null = null
let version = 0
let renderLoading: Promise<void> | null = null
let highlightLoading: Promise<void> | null = null
const listeners = new Set<() => void>()

function announce() {
  version += 1
  for (const listener of listeners) listener()
}

/** Starts loading the parser; call it early where Markdown is about to be shown. */
export function preloadMarkdown(): Promise<void> {
  renderLoading ??= import('./markdown/render-markdown').then(
    loaded => {
      render = loaded.renderMarkdown
      announce()
    },
    () => {
      // Offline before the first visit: the text stays as written, the next card tries again.
      renderLoading = null
    },
  )
  return renderLoading
}

function loadHighlight(): Promise<void> {
  highlightLoading ??= import('./markdown/highlight-code').then(
    loaded => {
      highlight = loaded.highlightCode
      announce()
    },
    () => {
      highlightLoading = null
    },
  )
  return highlightLoading
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

interface MarkdownViewProps {
  readonly text: string
  /** Level that `#` becomes, 2 to 6. */
  readonly headingBase?: number
  readonly className?: string
}

export function MarkdownView({ text, headingBase = 3, className }: MarkdownViewProps) {
  const loaded = useSyncExternalStore(
    subscribe,
    () => version,
    () => 0,
  )
  const rendered = useMemo(
    () => (loaded > 0 && render ? render(text, { headingBase, highlight }) : null),
    [text, headingBase, loaded],
  )
  useEffect(() => {
    void preloadMarkdown()
  }, [])
  useEffect(() => {
    if (rendered?.hasCode && !highlight) void loadHighlight()
  }, [rendered])

  return (
    <div className={classNames('prose', className)}>
      {rendered ? rendered.content : <p className="whitespace-pre-wrap">{text}</p>}
    </div>
  )
}
