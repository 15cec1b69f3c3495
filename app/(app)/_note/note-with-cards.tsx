'use client'

import Link from 'next/link'
import { useEffect, useMemo, useRef } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { MarkdownView } from '@/app/_ui/markdown-view'
import type { NoteBlock, NoteChapterBlocks } from '@/lib/core/notes-intake/cut-into-blocks'
import type { BlockCard, CardActions } from './block-card'
import { CardBeside } from './card-beside'
import { chapterAnchor } from './chapter-anchor'
import { NearView } from './near-view'
import { type NoteMemory, WASHES } from './note-memory'
import { useTargetLine } from './use-target-line'

interface NoteWithCardsProps {
  readonly chapters: readonly NoteChapterBlocks[]
  readonly cards: ReadonlyMap<string, BlockCard>
  readonly actions: CardActions
  /** Says under each passage without cards why it has none. */
  readonly showsReasons: boolean
  /** Level that the note's `#` becomes on the page. */
  readonly headingBase: number
  /** What is known of the passages now; null leaves them as they are written. */
  readonly memory?: NoteMemory | null
}

/** Blocks rendered together. A chapter can be a whole book. */
const CHUNK = 16
const GUESSED_BLOCK_PX = 110

/** The note as it reads, a thin bar in the margin where cards came out, and the cards beside. */
export function NoteWithCards({ chapters, ...rest }: NoteWithCardsProps) {
  const chunks = useMemo(() => cutIntoChunks(chapters), [chapters])
  const target = useTargetLine()
  return (
    <div>
      {chunks.map((chunk, n) => (
        <NearView
          key={chunk.startLine}
          {...(chunk.anchor ? { id: chunk.anchor } : {})}
          guess={chunk.blocks.length * GUESSED_BLOCK_PX}
          isFirst={n === 0 || chunk.blocks.some(block => holdsLine(block, target))}
        >
          {() =>
            chunk.blocks.map(block => (
              <Block key={block.startLine} block={block} isTarget={holdsLine(block, target)} {...rest} />
            ))
          }
        </NearView>
      ))}
    </div>
  )
}

const holdsLine = (block: NoteBlock, line: number | null) =>
  line !== null && block.startLine <= line && line <= block.endLine

function cutIntoChunks(chapters: readonly NoteChapterBlocks[]) {
  return chapters.flatMap(({ startLine, blocks }) => {
    const chunks: { startLine: number; anchor: string | null; blocks: readonly NoteBlock[] }[] = []
    for (let at = 0; at < blocks.length; at += CHUNK) {
      const some = blocks.slice(at, at + CHUNK)
      chunks.push({
        startLine: some[0]?.startLine ?? startLine,
        anchor: at === 0 ? chapterAnchor(startLine) : null,
        blocks: some,
      })
    }
    return chunks
  })
}

interface BlockProps extends Omit<NoteWithCardsProps, 'chapters'> {
  readonly block: NoteBlock
  /** The address points here. */
  readonly isTarget: boolean
}

function Block({ block, isTarget, cards, actions, showsReasons, headingBase, memory = null }: BlockProps) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isTarget) ref.current?.scrollIntoView({ block: 'center' })
  }, [isTarget])
  const here = block.cards.flatMap(key => cards.get(key) ?? [])
  const isHeading = /^ {0,3}#{1,6}[ \t]/.test(block.markdown)
  const made = [...here, ...block.shared.flatMap(key => cards.get(key) ?? [])]
  const isKept = made.some(card => !card.isDropped)
  const kept = made.filter(card => !card.isDropped).map(card => card.key)
  const recall = memory === null || kept.length === 0 ? null : memory.recallOf(kept)
  const wash = recall === null ? null : WASHES[recall.level]
  const study = memory === null || here.every(card => card.isDropped) ? null : memory.studyOf(kept)
  return (
    <div
      ref={ref}
      className={classNames(
        'group/block grid gap-x-8 gap-y-2 py-2 md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]',
        isTarget && 'outline-2 outline-offset-4 outline-rubric-ink',
      )}
    >
      <div className={classNames('relative self-start ps-4 transition-colors', wash?.surface)}>
        {wash !== null ? (
          <>
            <span aria-hidden className={classNames('absolute inset-y-0 start-0', wash.edge)} />
            <span className="sr-only">{recall === null ? '' : memory?.describe(recall)}</span>
          </>
        ) : made.length > 0 ? (
          <span
            aria-hidden
            className={classNames(
              'absolute inset-y-1 start-0 w-[3px] rounded-sm transition-colors group-hover/block:bg-ink',
              isKept ? 'bg-edge' : 'bg-hairline',
            )}
          />
        ) : null}
        <MarkdownView
          text={block.markdown}
          headingBase={headingBase}
          className={classNames(
            isHeading ? 'pt-2 text-lg' : 'text-base leading-7',
            made.length === 0 && !isHeading && !showsReasons && 'text-quiet',
          )}
        />
        {showsReasons && made.length === 0 && !isHeading
          ? block.reasons.map(reason => (
              <p key={reason} className="mt-1 text-xs text-quiet">
                No card: {reason}
              </p>
            ))
          : null}
      </div>
      {here.length > 0 ? (
        <ul aria-label="Cards from this passage" className="flex flex-col gap-4 ps-4 md:ps-0">
          {here.map(card => (
            <CardBeside
              key={card.key}
              card={card}
              actions={actions}
              next={card.isDropped ? null : (memory?.nextOf(card.key) ?? null)}
            />
          ))}
          {study === null ? null : (
            <li className="transition-opacity group-focus-within/block:opacity-100 group-hover/block:opacity-100 pointer-fine:opacity-0">
              <Link href={study.href} className="link">
                {study.label}
              </Link>
            </li>
          )}
        </ul>
      ) : null}
    </div>
  )
}
