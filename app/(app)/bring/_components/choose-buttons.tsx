'use client'

import { File as FileIcon, FolderOpen, Sparkle } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import type { ImportSession } from '@/lib/client/import/import-session'
import { pickFromInput } from '@/lib/client/import/picked-file'

interface ChooseButtonsProps {
  readonly session: ImportSession
  readonly hasSamples: boolean
  readonly size?: 'sm' | 'md'
}

const ICON = 'size-4'

/** Files, a folder, or the sample notes. */
export function ChooseButtons({ session, hasSamples, size = 'md' }: ChooseButtonsProps) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [canChooseFolder, setCanChooseFolder] = useState(true)
  const [sample, setSample] = useState<'idle' | 'loading' | 'failed'>('idle')
  useEffect(() => {
    // No attribute of React's own; phones often have no folders to choose.
    if (folder.current === null) return
    setCanChooseFolder('webkitdirectory' in folder.current)
    folder.current.webkitdirectory = true
  }, [])

  const take = (input: HTMLInputElement) => {
    session.addFiles(pickFromInput(input.files ?? []))
    // The same file can be chosen again.
    input.value = ''
  }
  const takeSample = async () => {
    setSample('loading')
    try {
      const response = await fetch('/samples/docker.md')
      if (!response.ok) throw new Error(String(response.status))
      const file = new File([await response.blob()], 'docker.md')
      session.addFiles([{ path: 'docker.md', file, isChosen: true }])
      setSample('idle')
    } catch {
      setSample('failed')
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files"
        data-testid="choose-files"
        accept=".md,.markdown,.txt,.zip,text/markdown,text/plain,application/zip"
        onChange={event => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder"
        data-testid="choose-folder"
        onChange={event => take(event.currentTarget)}
      />
      <Button
        size={size}
        icon={<FileIcon aria-hidden className={ICON} />}
        onClick={() => files.current?.click()}
      >
        Choose files
      </Button>
      {canChooseFolder ? (
        <Button
          size={size}
          icon={<FolderOpen aria-hidden className={ICON} />}
          onClick={() => folder.current?.click()}
        >
          Choose a folder
        </Button>
      ) : null}
      {hasSamples ? (
        <Button
          size={size}
          variant="plain"
          icon={<Sparkle aria-hidden className={ICON} />}
          isBusy={sample === 'loading'}
          onClick={() => void takeSample()}
        >
          Sample notes about Docker
        </Button>
      ) : null}
      {sample === 'failed' ? (
        <p role="alert" className="text-again">
          The sample notes could not be fetched. Check the connection and try again.
        </p>
      ) : null}
    </div>
  )
}
