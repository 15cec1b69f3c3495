import { useEffect, useState } from 'react'
import type { CardKind } from '@/lib/core/cards/card'
import type { Judgement } from '@/lib/core/shell/judge-command'

type Judge = (typed: string) => Judgement

/**
 * Judges what is typed on a card. The shell parser and the specs of the card's tools are fetched while the card is
 * being read, so that neither weighs on the page's first load; null until they are there.
 */
export function useJudge(kind: CardKind, expected: string | null): Judge | null {
  const [judge, setJudge] = useState<Judge | null>(null)
  useEffect(() => {
    let isCurrent = true
    if (expected === null) return
    void loadJudge(kind, expected).then(loaded => {
      if (isCurrent) setJudge(() => loaded)
    })
    return () => {
      isCurrent = false
    }
  }, [kind, expected])
  return judge
}

async function loadJudge(kind: CardKind, expected: string): Promise<Judge> {
  if (kind !== 'command' && kind !== 'flag') {
    const { judgeProse } = await import('@/lib/core/shell/judge-prose')
    return typed => judgeProse(expected, typed)
  }
  const [{ judgeCommand }, { loadToolSpecs }] = await Promise.all([
    import('@/lib/core/shell/judge-command'),
    import('@/lib/client/tool-specs/load-tool-specs'),
  ])
  const findSpec = await loadToolSpecs([expected])
  return typed => judgeCommand(expected, typed, findSpec)
}
