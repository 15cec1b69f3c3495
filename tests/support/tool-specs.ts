import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FindToolSpec, ToolSpec } from '@/lib/core/shell/tool-spec'

const root = path.resolve(import.meta.dirname, '../..')

/** The compiled specs, read from their files; `npm run generate` makes them. */
export const loadToolSpecs = (): FindToolSpec => {
  if (!existsSync(path.join(root, 'public/tool-specs/VERSION'))) {
    throw new Error('public/tool-specs is missing: run `npm run generate` first.')
  }
  const seen = new Map<string, ToolSpec | undefined>()
  return name => {
    if (!seen.has(name)) {
      const file = path.join(root, 'public/tool-specs', `${name}.json`)
      const isInside = file.startsWith(path.join(root, 'public/tool-specs') + path.sep)
      seen.set(name, isInside && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
    }
    return seen.get(name)
  }
}
