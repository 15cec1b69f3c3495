/** How much one import may hold. Sizes are bytes; the caller passes them in, so that tests can use small ones. */
export interface IntakeLimits {
  readonly largestNoteBytes: number
  readonly largestZipBytes: number
  /** Notes in one import, counted over all files and zips. */
  readonly mostNotes: number
  /** Text taken out of zips in one import, counted over all of them. */
  readonly mostUnzippedBytes: number
  /** Directory entries a zip may list, notes or not. */
  readonly mostZipEntries: number
}

/** Limits that are not part of the contract with the server: they only guard the reader's own memory. */
export const ZIP_GUARDS = {
  mostUnzippedBytes: 250 * 1024 * 1024,
  mostZipEntries: 60_000,
} as const
