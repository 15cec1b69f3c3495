/** A guest account for programs that speak HTTP to the app. */

/** As the sign-in page does it: a token, then the guest account; answers the cookies. */
export async function signInAsGuest(url: string): Promise<string> {
  const first = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const signedIn = await fetch(`${url}/api/auth/callback/guest`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, cookie: cookiesOf(first), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, zone: 'Europe/Berlin', json: 'true' }),
  })
  const cookies = cookiesOf(signedIn)
  if (!cookies.includes('session'))
    throw new Error(`no guest account: ${signedIn.status} ${await signedIn.text()}`)
  return cookies
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}
