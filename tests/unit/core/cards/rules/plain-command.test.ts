import { describe, expect, it } from 'vitest'
import { cardsOf } from '@/tests/support/rule-cards'

describe('a command that nothing marks', () => {
  it.each([
    ['docker ps shows the running containers', 'shows the running containers', '`docker ps`'],
    ['kubectl get nodes # list the nodes', 'list the nodes', '`kubectl get nodes`'],
    ['chmod 700 key.pem 只有自己能读写', '只有自己能读写', '`chmod 700 key.pem`'],
  ])('%j', (note, asked, back) => {
    expect(cardsOf('unmarked-command', note)).toContainEqual([asked, back])
  })

  it.each(['ls -l *.txt | wc -l', 'make sure that the door is closed'])('not %j', note => {
    expect(cardsOf('unmarked-command', note)).toEqual([])
  })
})
