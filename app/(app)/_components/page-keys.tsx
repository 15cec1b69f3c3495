'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { isForPage } from '@/app/_ui/page-keys-store'

const KeysDialog = dynamic(() => import('./keys-dialog'), { ssr: false })

/** `?` shows what the keyboard can do on this page. */
export function PageKeys() {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || !isForPage(event)) return
      event.preventDefault()
      setIsOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return isOpen ? <KeysDialog onClose={() => setIsOpen(false)} /> : null
}
