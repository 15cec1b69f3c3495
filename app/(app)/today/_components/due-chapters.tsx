import Link from 'next/link'
import { reviewHref } from '@/app/_ui/review-href'
import type { DueChapter } from './today-facts'

const MOST_SHOWN = 8

/** Where the day's cards come from; each line starts that chapter alone. */
export function DueChapters({ chapters }: { readonly chapters: readonly DueChapter[] }) {
  const most = chapters[0]?.due ?? 1
  const rest = chapters.slice(MOST_SHOWN)
  return (
    <section aria-labelledby="by-chapter">
      <h2 id="by-chapter" className="small-caps mb-2 text-quiet">
        By chapter
      </h2>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {chapters.slice(0, MOST_SHOWN).map(({ noteId, noteTitle, path, due }) => (
          <li key={JSON.stringify([noteId, path])}>
            <Link
              href={reviewHref(noteId, path)}
              className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-2 hover:bg-sunk sm:grid-cols-[minmax(0,1fr)_8rem_2.5rem]"
            >
              <span className="min-w-0">
                <span className="block truncate font-serif text-base">{path.at(-1) ?? noteTitle}</span>
                {path.length > 1 ? (
                  <span className="block truncate text-xs text-quiet">{path.slice(0, -1).join(' › ')}</span>
                ) : null}
              </span>
              <span aria-hidden className="hidden h-1 sm:block">
                <span className="block h-full bg-ink" style={{ width: `${(due / most) * 100}%` }} />
              </span>
              <span className="text-end">
                {due}
                <span className="sr-only"> {due === 1 ? 'card' : 'cards'}: review this chapter</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {rest.length > 0 ? (
        <p className="mt-2 text-quiet">
          {rest.reduce((sum, { due }) => sum + due, 0)} more in{' '}
          <Link href="/mastery" className="link">
            {rest.length} other {rest.length === 1 ? 'chapter' : 'chapters'}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
