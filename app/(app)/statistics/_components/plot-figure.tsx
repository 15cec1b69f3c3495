'use client'

import { useId, useMemo } from 'react'
import { classNames } from '@/app/_ui/class-names'
import type { Fact, FactTable } from './facts/fact'
import { PlotCanvas } from './plot-canvas'
import type { Draw } from './plots/plot-library'

interface PlotFigureProps<Data> {
  readonly fact: Fact<Data>
  /** Must keep its identity: a function of a module. */
  readonly draw: (data: Data) => Draw
  /** Nothing to draw: the sentence stands alone. */
  readonly isEmpty?: boolean
  readonly className?: string
}

/** One message, said in a sentence, drawn, and in numbers behind it. */
export function PlotFigure<Data>({ fact, draw, isEmpty = false, className }: PlotFigureProps<Data>) {
  const { title, message, data, table } = fact
  const id = useId()
  const drawing = useMemo(() => draw(data), [draw, data])
  return (
    <section aria-labelledby={id} className={classNames('min-w-0', className)}>
      <h3 id={id} className="small-caps text-quiet">
        {title}
      </h3>
      <p className="mt-1 mb-4 max-w-reading font-serif text-lg text-pretty">{message}</p>
      {isEmpty ? null : (
        <>
          <PlotCanvas label={`Plot. ${message}`} draw={drawing} />
          <Numbers table={table} title={title} />
        </>
      )}
    </section>
  )
}

function Numbers({ table, title }: { readonly table: FactTable; readonly title: string }) {
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-8 items-center text-quiet hover:text-ink pointer-coarse:min-h-11">
        <span className="link">
          Numbers<span className="sr-only">: {title}</span>
        </span>
      </summary>
      <table className="mt-2 w-full max-w-reading">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="border-b border-hairline text-quiet">
            {table.columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={classNames('py-1 font-medium', index === 0 ? 'text-start' : 'ps-3 text-end')}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells]) => (
            <tr key={name} className="border-b border-hairline">
              <th scope="row" className="py-1 text-start font-normal">
                {name}
              </th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={index} className="py-1 ps-3 text-end">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
