'use client'

import { useActionState } from 'react'
import { Button } from '@/app/_ui/button'
import { ZoneField } from '@/app/(auth)/_components/zone-field'
import { openGuestAction, startWithSamplesAction } from '@/app/(auth)/actions'

/** The two ways to begin. Neither asks for anything. */
export function StartButtons() {
  const [tried, trySamples, isTrying] = useActionState(startWithSamplesAction, null)
  const [brought, bringOwn, isBringing] = useActionState(openGuestAction, null)
  const failed = tried?.ok === false ? tried : brought?.ok === false ? brought : null
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-3 sm:flex-row">
        <form action={trySamples}>
          <input type="hidden" name="samples" value="yes" />
          <ZoneField />
          <Button type="submit" variant="primary" size="lg" className="w-full" isBusy={isTrying}>
            Try it with sample notes
          </Button>
        </form>
        <form action={bringOwn}>
          <ZoneField />
          <Button type="submit" size="lg" className="w-full" isBusy={isBringing}>
            Bring your own
          </Button>
        </form>
      </div>
      {failed?.message ? (
        <p role="alert" className="text-again">
          {failed.message}
        </p>
      ) : (
        <p className="text-quiet">No account needed. You can make one later and keep everything.</p>
      )}
    </div>
  )
}
