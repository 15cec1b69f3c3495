import { MarkdownView } from '@/app/_ui/markdown-view'
import type { ImportedNoteReport } from '@/lib/contracts/import'
import { counted } from './counted'

const MOST_SHOWN = 200

/** Cards whose words changed with their notes: before, after, and the learner's own where there are some. */
export function ChangedCards({ reports }: { readonly reports: readonly ImportedNoteReport[] }) {
  const changes = reports.flatMap(report => report.changes.map(change => ({ ...change, path: report.path })))
  if (changes.length === 0) return null
  return (
    <details>
      <summary className="inline-flex min-h-9 items-center font-medium pointer-coarse:min-h-11">
        See {changes.length === 1 ? 'the change' : `the ${changes.length} changes`}
      </summary>
      <ul className="mt-2 flex flex-col divide-y divide-hairline border-y border-hairline">
        {changes.slice(0, MOST_SHOWN).map(change => (
          <li key={change.cardId} className="flex flex-col gap-3 py-4">
            <p className="text-quiet [overflow-wrap:anywhere]">{change.path}</p>
            <Words label="Before" words={change.before} isQuiet />
            <Words label="Now" words={change.after} />
            {change.edited !== null ? <Words label="Your own words stay" words={change.edited} /> : null}
          </li>
        ))}
      </ul>
      {changes.length > MOST_SHOWN ? (
        <p className="mt-2 text-quiet">And {counted(changes.length - MOST_SHOWN, 'more change')}.</p>
      ) : null}
    </details>
  )
}

interface WordsProps {
  readonly label: string
  readonly words: { readonly front: string; readonly back: string }
  readonly isQuiet?: boolean
}

function Words({ label, words, isQuiet = false }: WordsProps) {
  return (
    <dl className={`grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)] ${isQuiet ? 'text-quiet' : ''}`}>
      <dt className="text-quiet">{label}</dt>
      <dd className="min-w-0">
        <MarkdownView text={words.front} headingBase={4} className="text-base" />
        <MarkdownView text={words.back} headingBase={4} className="text-base" />
      </dd>
    </dl>
  )
}
