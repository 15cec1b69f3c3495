import { ButtonLink } from '@/app/_ui/button'
import { PageHeader } from '@/app/_ui/page-header'

export default function NoteNotFound() {
  return (
    <>
      <PageHeader
        title="There is no such note"
        lead="It may have been erased, or belong to another account."
      />
      <ButtonLink href="/notes">All notes</ButtonLink>
    </>
  )
}
