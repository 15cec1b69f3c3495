'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'

const PaletteDialog = dynamic(() => import('./palette-dialog'), { ssr: false })

/** Ctrl-K or Cmd-K: go anywhere. Loaded when first asked for. */
export function Palette() {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return
      event.preventDefault()
      setIsOpen(open => !open)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return isOpen ? <PaletteDialog onClose={() => setIsOpen(false)} /> : null
}
