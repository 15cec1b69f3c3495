'use client'

import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import type { ImportDraft } from '@/lib/client/import/import-draft'
import { counted } from './counted'

const FIRST = 5
const STEP = 200

/** Files that did not come in, each with its reason; what nobody expects to come in is only counted. */
export function ProblemList({ draft }: { readonly draft: ImportDraft }) {
  const [shown, setShown] = useState(FIRST)
  const { problems, leftOut } = draft
  const quiet = [
    leftOut.notNotes > 0
      ? `${counted(leftOut.notNotes, 'file')} that ${leftOut.notNotes === 1 ? 'is' : 'are'} not notes`
      : '',
    leftOut.hidden > 0 ? counted(leftOut.hidden, 'hidden file') : '',
    leftOut.twins > 0
      ? `${counted(leftOut.twins, 'file')} that ${leftOut.twins === 1 ? 'was' : 'were'} here already`
      : '',
  ].filter(part => part !== '')
  if (problems.length === 0 && quiet.length === 0) return null
  return (
    <section aria-label="Files left out" className="mb-6 flex flex-col gap-2">
      {problems.length > 0 ? (
        <>
          <h2 className="font-medium">{counted(problems.length, 'file')} left out; the rest is below</h2>
          <ul className="flex flex-col gap-1 border-s-2 border-hard ps-4">
            {problems.slice(0, shown).map((problem, n) => (
              // Two zips can hold files of one name and one fault.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
              <li key={n} className="[overflow-wrap:anywhere]">
                {problem.message}
              </li>
            ))}
          </ul>
          {problems.length > shown ? (
            <div>
              <Button size="sm" variant="plain" onClick={() => setShown(count => count + STEP)}>
                Show more ({(problems.length - shown).toLocaleString('en')})
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
      {quiet.length > 0 ? <p className="text-quiet">Skipped: {quiet.join(', ')}.</p> : null}
    </section>
  )
}
