import { describe, expect, it } from 'vitest'
import { loadProgramme } from '@shared/programme/load'
import { schoolJson } from './support/third-programme'

type Json = Record<string, unknown>

/** The faults of the school's programme with one place of it changed. */
function faultsWith(change: (json: { rules: Json[] } & Json) => void) {
  const json = structuredClone(schoolJson) as unknown as { rules: Json[] } & Json
  change(json)
  const loaded = loadProgramme(json)
  return loaded.ok ? [] : loaded.error
}

const rule = (json: { rules: Json[] }, id: string): Json => {
  const found = json.rules.find((one) => one['id'] === id)
  if (!found) throw new Error(`no rule ${id}`)
  return found
}

describe('a programme is taken into use', () => {
  it('when nothing is at fault; UTC where it names no zone', () => {
    expect(faultsWith(() => undefined)).toEqual([])
    const { timeZone: _, ...rest } = schoolJson
    const loaded = loadProgramme(rest)
    expect(loaded.ok && loaded.value.timeZone).toBe('UTC')
  })
})

describe('a broken programme is refused with the path of the fault and what was expected there', () => {
  it.each<[string, (json: { rules: Json[] } & Json) => void, string, string]>([
    [
      'a number as text',
      (json) => (rule(json, 'pick-topics')['points'] = '3'),
      'rules[0].points',
      'a whole number',
    ],
    [
      'a fraction',
      (json) => (rule(json, 'pick-topics')['points'] = 1.5),
      'rules[0].points',
      'a whole number',
    ],
    [
      'no points',
      (json) => (rule(json, 'pick-topics')['points'] = 0),
      'rules[0].points',
      'a whole number of at least 1',
    ],
    [
      'an unknown kind',
      (json) => (rule(json, 'tell-us')['kind'] = 'twice'),
      'rules[1].kind',
      'one of the known kinds (once, per-subject, milestone, scored, counter, anniversary, threshold-badge, granted-badge)',
    ],
    [
      'a missing language',
      (json) => delete (rule(json, 'tell-us')['name'] as Json)['de'],
      'rules[1].name.de',
      'text',
    ],
    [
      'a field too many',
      (json) => (json['colour'] = 'red'),
      'colour',
      'nothing: there is no such field here',
    ],
    [
      'a zone that is none',
      (json) => (json['timeZone'] = 'Mars/Olympus'),
      'timeZone',
      'an IANA time zone such as Europe/Berlin',
    ],
    [
      'a date that is none',
      (json) => (json['from'] = 'soon'),
      'from',
      'a moment in UTC such as 2026-11-22T13:31:00Z',
    ],
    [
      'an unknown fact',
      (json) => (rule(json, 'pick-topics')['fact'] = 'tea.drunk'),
      'rules[0].fact',
      'one of "preferences.set"',
    ],
    [
      'a field the fact has not',
      (json) => (rule(json, 'any-model')['where'] = { photo: { is: true } }),
      'rules[2].where.photo',
      'a field of model.approved that is a flag (it has none)',
    ],
    [
      'a subject the fact has not',
      (json) => (rule(json, 'any-model')['subject'] = 'profile'),
      'rules[2].subject',
      'an id that every model.approved has (member, model, origin)',
    ],
    [
      'a subject that is not always there',
      (json) => (rule(json, 'printed')['subject'] = 'profile'),
      'rules[3].subject',
      'an id that every review.posted has (member, review, model)',
    ],
    [
      'an id used twice',
      (json) => (rule(json, 'tell-us')['id'] = 'pick-topics'),
      'rules[1].id',
      'an id of its own; pick-topics is taken',
    ],
    [
      'a section that is none',
      (json) => (rule(json, 'tell-us')['section'] = 'x'),
      'rules[1].section',
      "one of the programme's sections: all",
    ],
    [
      'no required fields',
      (json) => (json['requiredFields'] = []),
      'requiredFields',
      'at least one field, as the rule tell-us asks for all of them',
    ],
    [
      'tiers that do not ascend',
      (json) =>
        (rule(json, 'liked-profile')['tiers'] = [
          { above: 5, every: 1, points: 1 },
          { above: 5, every: 1, points: 1 },
        ]),
      'rules[4].tiers[1].above',
      'more than 5, where the tier before begins',
    ],
    [
      'an unknown period',
      (json) => (rule(json, 'any-model')['cap'] = { points: 1, per: 'moon' }),
      'rules[2].cap.per',
      'one of "day", "week", "month", "year", "ever"',
    ],
    [
      'a part that is none',
      (json) =>
        (rule(json, 'photo-day')['takenBack'] = {
          fact: 'review.photo_rejected',
          by: 'review',
          part: 'smell',
        }),
      'rules[5].takenBack.part',
      "one of the rule's parts: there, photo",
    ],
    [
      'titles without a 0',
      (json) => (json['levels'] = { ...schoolJson.levels, titles: schoolJson.levels.titles.slice(1) }),
      'levels.titles[0].from',
      '0, so that every level has a title',
    ],
    [
      'a privilege nobody knows',
      (json) =>
        (json['levels'] = {
          ...schoolJson.levels,
          privileges: [{ ...schoolJson.levels.privileges[0], privilege: 'fly' }],
        }),
      'levels.privileges[0].privilege',
      'one of "profile-flair"',
    ],
    [
      'a badge rule without badge:',
      (json) => (rule(json, 'badge:captain')['id'] = 'captain'),
      'rules[9].id',
      '"badge:" and lower-case words joined by hyphens',
    ],
    [
      'two anniversaries',
      (json) => json.rules.push({ ...rule(json, 'years'), id: 'more-years' }),
      'rules[10].kind',
      'one anniversary rule a programme at most',
    ],
  ])('%s', (_, change, path, expected) => {
    const faults = faultsWith(change)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.path).toBe(path)
    expect(faults[0]?.expected.startsWith(expected)).toBe(true)
  })

  it('every fault at once, and something that is no programme at all', () => {
    const both = faultsWith((json) => {
      json['version'] = 7
      Reflect.deleteProperty(json, 'rules')
    })
    expect(both.map(({ path }) => path)).toEqual(['version', 'rules'])
    expect(loadProgramme(null)).toEqual({
      ok: false,
      error: [{ path: '(the whole)', expected: 'an object' }],
    })
    expect(loadProgramme([]).ok).toBe(false)
  })
})
