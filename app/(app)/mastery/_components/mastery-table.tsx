'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { CSSProperties } from 'react'
import { buttonClass } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { reviewHref } from '@/app/_ui/review-href'
import { MasteryBar } from './mastery-bar'
import type { MasteryRow } from './mastery-rows'
import { TrendLine } from './trend-line'
import type { Outlook } from './use-outlook'

interface MasteryTableProps {
  readonly rows: readonly MasteryRow[]
  /** Null while it is being read from the log. */
  readonly outlook: Outlook | null
  readonly collapsed: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

/** The contents page that learned to measure. On a phone each line is two: the chapter, then its bar. */
export function MasteryTable({ rows, outlook, collapsed, onToggle }: MasteryTableProps) {
  return (
    <table className="block w-full sm:table">
      <thead className="sr-only sm:not-sr-only sm:table-header-group">
        <tr className="small-caps border-b border-hairline text-quiet">
          <th scope="col" className="py-2 text-start font-medium">
            Chapter
          </th>
          <th scope="col" className="w-1/4 py-2 text-start font-medium">
            <span className="sr-only">Known, seen, unseen</span>
          </th>
          <th scope="col" className="py-2 ps-4 text-end font-medium">
            Known
          </th>
          <th scope="col" className="py-2 ps-4 text-start font-medium whitespace-nowrap max-lg:sr-only">
            90 days
          </th>
          <th scope="col" className="py-2 ps-4 text-end font-medium whitespace-nowrap">
            In a week
          </th>
          <th scope="col" className="py-2 ps-4 text-end font-medium">
            Seen
          </th>
          <th scope="col" className="py-2 ps-4 text-end font-medium">
            Due
          </th>
          <th scope="col" className="py-2 ps-4">
            <span className="sr-only">Study</span>
          </th>
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {rows.map(row => (
          <Row key={row.id} row={row} outlook={outlook} isOpen={!collapsed.has(row.id)} onToggle={onToggle} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly row: MasteryRow
  readonly outlook: Outlook | null
  readonly isOpen: boolean
  readonly onToggle: (id: string) => void
}

const CELL = 'block sm:table-cell sm:py-1 align-middle'

function Row({ row, outlook, isOpen, onToggle }: RowProps) {
  const { title, depth, cards, seen, mature, fadingThisWeek, known, due, children, noteId, path } = row
  const trend = outlook?.trends.get(row.id)
  const inAWeek = outlook?.inAWeek.get(row.id)
  const isNote = depth === 0
  const indent = { '--indent': `${Math.min(depth, 5) * 1.25}rem` } as CSSProperties
  return (
    <tr
      id={isNote ? `note-${noteId}` : undefined}
      style={indent}
      className={classNames(
        'grid scroll-mt-8 grid-cols-[minmax(0,1fr)_auto_auto_auto] items-center gap-x-3 border-b border-hairline py-2 sm:table-row',
        isNote && 'max-sm:pt-6',
      )}
    >
      <th
        scope="row"
        className="col-span-3 block ps-(--indent) text-start font-normal sm:table-cell sm:py-1 sm:align-middle"
      >
        <span className="flex min-h-9 items-center gap-1">
          {children.length > 0 ? (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={`Chapters of ${title}`}
              onClick={() => onToggle(row.id)}
              className="-ms-2 inline-flex size-8 shrink-0 items-center justify-center rounded-sm text-quiet hover:text-ink pointer-coarse:size-9"
            >
              <ChevronRight
                aria-hidden
                className={classNames('size-4 transition-transform', isOpen && 'rotate-90')}
              />
            </button>
          ) : (
            <span className="-ms-2 w-8 shrink-0 pointer-coarse:w-9" />
          )}
          <span
            className={classNames(
              'min-w-0 font-serif wrap-anywhere',
              isNote ? 'text-lg font-semibold' : 'text-base',
            )}
          >
            {title}
          </span>
        </span>
      </th>
      <td className={classNames(CELL, 'order-last col-span-4 max-sm:mt-1 sm:min-w-24')}>
        <MasteryBar cards={cards} seen={seen} known={known} />
      </td>
      <td className={classNames(CELL, 'text-end font-medium whitespace-nowrap sm:ps-4')}>
        {Math.round(known * 100)} %
      </td>
      <td className={classNames(CELL, 'max-lg:sr-only sm:ps-4')}>
        {trend === undefined ? null : <TrendLine days={trend} />}
      </td>
      <td
        className={classNames(
          CELL,
          'text-end whitespace-nowrap text-quiet max-sm:order-2 max-sm:text-xs sm:ps-4',
        )}
      >
        {inAWeek === undefined ? null : (
          <>
            {Math.round(inAWeek * 100)} %<span className="sm:sr-only"> in a week</span>
          </>
        )}
      </td>
      <td
        className={classNames(
          CELL,
          'text-quiet whitespace-nowrap max-sm:order-1 max-sm:ps-[calc(var(--indent)+1.75rem)] max-sm:text-xs sm:ps-4 sm:text-end',
        )}
      >
        {seen} of {cards}
        <span className="sm:sr-only"> seen</span>
        {mature > 0 || fadingThisWeek > 0 ? (
          <span className="block text-xs">
            {[
              mature > 0 ? `${mature} mature` : '',
              fadingThisWeek > 0 ? `${fadingThisWeek} fading this week` : '',
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        ) : null}
      </td>
      <td
        className={classNames(
          CELL,
          'text-end max-sm:order-2 max-sm:text-xs sm:ps-4',
          due > 0 ? 'text-rubric-ink' : 'text-quiet max-sm:invisible',
        )}
      >
        {due}
        <span className="sm:sr-only"> due</span>
      </td>
      <td className={classNames(CELL, 'text-end max-sm:order-3 sm:ps-4')}>
        <Link
          href={reviewHref(noteId, path)}
          aria-label={`Study ${title}`}
          className={buttonClass(due > 0 ? 'outline' : 'plain', 'sm')}
        >
          Study
        </Link>
      </td>
    </tr>
  )
}
