/** next-auth sends people back to the sign-in page with a code; this is what it means. */
const WORDS: Readonly<Record<string, string>> = {
  OAuthAccountNotLinked:
    'An account with this address exists already and signs in another way. Sign in that way.',
  EmailSignin: 'The link could not be sent. Check the address and try again in a moment.',
  Verification: 'This link was used already or is too old. Ask for a new one.',
  AccessDenied: 'The other site did not let you in.',
  CredentialsSignin: 'Address or password is wrong.',
  TOO_MANY_REQUESTS: 'Too many attempts. Try again in a quarter of an hour.',
}

/** null when nothing failed; unknown codes get a general sentence. */
export function failureWords(code: string | string[] | undefined): string | null {
  if (code === undefined) return null
  const known = typeof code === 'string' && Object.hasOwn(WORDS, code) ? WORDS[code] : undefined
  return known ?? 'Signing in did not work. Nothing was changed; try again.'
}
