import 'server-only'
import type { GithubEmail, GithubProfile } from 'next-auth/providers/github'
import type { GoogleProfile } from 'next-auth/providers/google'
import type { UserinfoEndpointHandler } from 'next-auth/providers/oauth'

/**
 * Who came through another site. Only an address that the site itself has proven is taken over: anyone can enter
 * someone else's address there, and would wait in the account for its owner.
 */

/** GitHub names proven addresses in a list of its own. */
export const githubUserinfo: UserinfoEndpointHandler = {
  url: 'https://api.github.com/user',
  async request({ client, tokens }) {
    const accessToken = tokens.access_token ?? ''
    const profile = await client.userinfo<GithubProfile>(accessToken)
    const response = await fetch('https://api.github.com/user/emails', {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    const emails: GithubEmail[] = response.ok ? await response.json() : []
    const proven = emails.filter(email => email.verified)
    const address = (proven.find(email => email.primary) ?? proven[0])?.email
    const { email: _unproven, ...person } = profile
    return address === undefined ? person : { ...person, email: address }
  },
}

export function googleProfile(profile: GoogleProfile) {
  return {
    id: profile.sub,
    name: profile.name,
    email: profile.email_verified ? profile.email : null,
  }
}
