import { type Draft, LONGEST_BACK } from '@/lib/core/cards/draft'

/** One card for two that ask the same in the same place, or null where both answers do not fit on one back. */
export function mergeDrafts(first: Draft, second: Draft): Draft | null {
  const coded = first.kind === 'command' && first.direction === 'forward'
  const parts = [...partsOf(first, coded), ...partsOf(second, coded)]
  const distinct = [...new Set(parts)]
  const back = coded ? `\`\`\`\n${distinct.join('\n')}\n\`\`\`` : distinct.map(part => `- ${part}`).join('\n')
  if (back.length > LONGEST_BACK || distinct.length > 8) return null
  return {
    ...first,
    back,
    answer: null,
    subject: first.direction === 'reverse' ? first.subject : distinct.join('\n'),
    passages: [...new Set([...first.passages, ...second.passages])],
    startLine: Math.min(first.startLine, second.startLine),
    endLine: Math.max(first.endLine, second.endLine),
  }
}

function partsOf(draft: Draft, coded: boolean): string[] {
  if (coded) {
    if (draft.answer !== null) return [draft.answer]
    return draft.back
      .replace(/^`+\n?/, '')
      .replace(/\n?`+$/, '')
      .split('\n')
  }
  const lines = draft.back.split('\n')
  return lines.length > 1 && lines.every(line => line.startsWith('- '))
    ? lines.map(line => line.slice(2))
    : [draft.back]
}
