import type { StudyDay } from '@/lib/core/reviews/event'
import { studyDayToIsoDate } from '@/lib/core/scheduling/study-day'

/** `tomorrow`, `in 5 days`, then the date. */
export function studyDayInWords(day: StudyDay, today: StudyDay): string {
  const ahead = day - today
  if (ahead === 0) return 'Today'
  if (ahead === 1) return 'Tomorrow'
  if (ahead === -1) return 'Yesterday'
  if (ahead > 0 && ahead < 100) return `In ${ahead} days`
  return studyDayToIsoDate(day)
}
