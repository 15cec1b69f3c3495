'use client'

/** Days looked back on. */
export const SPANS = [
  { days: 30, name: 'month', label: 'Month' },
  { days: 90, name: 'quarter', label: '3 months' },
  { days: 365, name: 'year', label: 'Year' },
] as const

export type Span = (typeof SPANS)[number]

interface SpanChoiceProps {
  readonly value: Span
  readonly onChange: (span: Span) => void
}

export function SpanChoice({ value, onChange }: SpanChoiceProps) {
  return (
    <fieldset className="flex gap-1 rounded-md border border-hairline p-1">
      <legend className="sr-only">How far to look back</legend>
      {SPANS.map(span => (
        <label
          key={span.name}
          className="inline-flex min-h-8 items-center rounded-sm px-3 text-quiet hover:text-ink has-checked:bg-sunk has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-rubric-ink pointer-coarse:min-h-10"
        >
          <input
            type="radio"
            name="span"
            className="sr-only"
            checked={value.name === span.name}
            onChange={() => onChange(span)}
          />
          {span.label}
        </label>
      ))}
    </fieldset>
  )
}
