import type { OfferedFile } from '@/lib/core/notes-intake/take-file'

/** A file as the person gave it, not read yet. */
export interface PickedFile extends OfferedFile {
  readonly file: File
}

/** From a file input; those of a folder input carry their path in the folder. */
export function pickFromInput(files: Iterable<File>): PickedFile[] {
  return Array.from(files, file => {
    const inFolder = file.webkitRelativePath
    return inFolder ? { path: inFolder, file, isChosen: false } : { path: file.name, file, isChosen: true }
  })
}

/** More entries than any vault: a dropped home folder must not be walked to its end. */
const MOST_WALKED = 60_000

export interface WalkedDrop {
  readonly files: readonly PickedFile[]
  /** Folders and files that the browser could not open. */
  readonly unreadable: readonly string[]
  readonly isCutShort: boolean
}

/**
 * Everything in a drop, folders opened. Call it inside the drop event: browsers empty the transfer right after.
 * Hidden folders are not entered.
 */
export function pickFromDrop(transfer: DataTransfer): Promise<WalkedDrop> {
  const roots = Array.from(transfer.items)
    .filter(item => item.kind === 'file')
    .map(item => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  return walk(roots)
}

interface Root {
  readonly entry: FileSystemEntry | null
  readonly file: File | null
}

async function walk(roots: readonly Root[]): Promise<WalkedDrop> {
  const files: PickedFile[] = []
  const unreadable: string[] = []
  const open: FileSystemDirectoryEntry[] = []
  let isCutShort = false
  for (const { entry, file } of roots) {
    if (isDirectory(entry)) open.push(entry)
    else if (file !== null) files.push({ path: file.name, file, isChosen: true })
  }
  for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
    try {
      for (const entry of await readFolder(folder)) {
        if (files.length >= MOST_WALKED) {
          isCutShort = true
          break
        }
        const path = entry.fullPath.replace(/^\/+/, '')
        if (isDirectory(entry)) {
          if (!isSkipped(entry.name)) open.push(entry)
        } else if (isFile(entry)) {
          try {
            files.push({ path, file: await readEntry(entry), isChosen: false })
          } catch {
            unreadable.push(path)
          }
        }
      }
    } catch {
      unreadable.push(folder.fullPath.replace(/^\/+/, ''))
    }
  }
  return { files, unreadable, isCutShort }
}

function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === '__MACOSX' || name === 'node_modules'
}

function isDirectory(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory === true
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

/** Browsers hand out a folder's entries by the hundred; an empty hand means the end. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0 || all.length > MOST_WALKED) return all
    all.push(...some)
  }
}

function readEntry(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}
