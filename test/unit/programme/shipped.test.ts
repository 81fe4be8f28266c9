import { describe, expect, it } from 'vitest'
import { factsOf, headlinePoints } from '@shared/programme/rule-schema'
import { shippedProgrammes } from '@shared/programme/shipped'

const [creator, standing] = shippedProgrammes()
if (!creator || !standing) throw new Error('two programmes are shipped')

/** All that a member can read of a programme, in English. */
function readable(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && typeof value.en === 'string') return [value.en]
  return Object.values(value).flatMap(readable)
}

const flat = (text: string) => text.replace(/\s+/gu, ' ')

describe('the shipped programmes', () => {
  it('are creator-rewards in points that can be spent and community-standing whose points make the level', () => {
    expect([creator.id, creator.spendable, creator.timeZone, creator.expiry]).toEqual([
      'creator-rewards',
      true,
      'UTC',
      undefined,
    ])
    expect([standing.id, standing.spendable, standing.timeZone, standing.from]).toEqual([
      'community-standing',
      false,
      'UTC',
      undefined,
    ])
    expect(creator.acceptedSlicers).toEqual(['elegoo', 'orca'])
  })

  it('show on each card the number the seed shows, in its order and section', () => {
    const cards = creator.rules.map((rule) => [rule.section, headlinePoints(rule), rule.name.en])
    expect(cards).toEqual([
      ['beginner', 10, 'Set preference'],
      ['beginner', 5, 'Change nickname and avatar'],
      ['beginner', 5, 'Set up your profile'],
      ['beginner', 5, 'Set up 3D printer'],
      ['beginner', 30, 'First Model Upload'],
      ['beginner', 20, 'First Print Profile Upload'],
      ['creator', 10, 'Model Upload'],
      ['creator', 5, 'First Print Profile Upload'],
      ['creator', 20, 'Excellent model reward'],
      ['creator', 5, 'Excellent print profile reward'],
      ['community', 10, 'Model Print Reviews'],
      ['community', 2, 'Feedback'],
    ])
    expect(creator.sections.map(({ name }) => name.en)).toEqual([
      'Beginner Tasks',
      'Creator Incentives',
      'Community Contributions',
    ])
  })

  it.each([
    'Set at least one preference tag (e.g., Mechanical Design, Art Sculpture, Architectural Models) to earn 10 points.',
    'Set up your nickname and avatar to earn 5 points.',
    'Complete your personal profile and earn 5 points.',
    'Complete your printer setup and earn 5 points.',
    'New users can earn 30 points by uploading their first original or remix model.',
    'Note: Reposted models will not earn points.',
    'New users can earn 20 points by uploading their first print profile.',
    'Monthly cap: 300 points',
    'Earn 10 points for every original or remix model you upload and get approved.',
    'Only original or remix models are eligible for points. Reposts are not eligible.',
    'Tip: For the best experience, upload 3MF files using Elegoo Slicer or Orca Slicer.',
    'You can also publish print profiles along with your model to earn points for both tasks.',
    'Monthly Points Cap: 150 points.',
    'Earn 5 points for uploading the first print profile for a model.',
    "Models are rewarded in the order of their print profile's first upload time.",
    'Max points per model: 3000 points.',
    'No time limit. Points are awarded when download milestones are reached.',
    'Download | Points Rewards 50-1000 | 20 points /50 download 1000+ | 30 points /100 download',
    'Max points per profile: 800 points.',
    'Download | Points Rewards 50-1000 | 5 points /50 download 1000+ | 8 points /100 download',
    'Max points per calendar month: 70 points.',
    'First comment on a model: Max reward: 10 points. +2 points for a basic rating. +4 points for uploading a physical print photo. +4 points for adding a description.',
    'Subsequent comment on a print profile: Max reward: 7 points. +2 points for a basic rating. +3 points for uploading a physical print photo. +2 points for adding a description.',
    'Users can earn rewards only once per model. Points will be deducted if photos are unrelated to the model or not physical prints.',
    'Submit feature suggestions or report issues. Earn 2 points when your suggestion is implemented.',
  ])('can be read in creator-rewards: %s', (sentence) => {
    expect(readable(creator).some((text) => flat(text).includes(sentence))).toBe(true)
  })

  it.each([
    'You can earn badges and points, based on your level of engagement. They illustrate your level of expertise within our community.',
    'By interacting and participating with the community you can earn points, become a 3D printing expert, grow in level and unlock special privileges.',
    'How to earn points',
    'Posts: 20 points per 100 posts',
    'Receiving likes: 20 points per 100 likes',
    '10 points after 1 year 20 points after 2 years 30 points after 3 years and etc.',
    'When your 3D print makes it to become featured in our menu, dashboard and mentioned in a tweet because it generated the most likes you will receive the Featured badge.',
    'You’ll be awarded with this badge when you have contributed to the Cura ecosystem. This can be done by participating in a beta-test cycle or uploading contributions to our github repository.',
    'This is awarded when you have given 25 ‘Best Answers’ or more.',
    'There is a lot of knowledge in our community, and we love sharing! The best contributions are the ones that allow everyone to learn from each other. Our forum and resource pages are available as a platform for tutorials and documentations. Once your work is published on our resource pages or blog you’ll be awarded with this badge.',
    'We should all take pride in the things we create. Our Superstar badge, which is awarded for your featured amazing work. It gives you the recognition you deserve when getting featured in an Ultimaker story or blog post.',
    'We consider all members of our community to be valued friends. Sadly, it’s not possible to meet everyone in real life. Occasionally, however, the opportunity does arise, and when we meet you in person (at a show or visit to HQ etc.), you’ll be awarded the Friend of Ultimaker badge.',
    'All Ultimaker’s community members are great. When you receive over 200 likes, we figure you must be doing something particularly good, so we award you the Likeable Guy badge!',
    'Being open has lots of benefits. One of the main advantages is that it allows community members with unique, specialized needs to modify their 3D printer. Often these modifications surface in the community and sometimes, they skyrocket and become widely adopted. When you have made and shared a popular modification, you will forever be known as an Ultimaker Inventor.',
  ])('can be read in community-standing: %s', (sentence) => {
    expect(readable(standing).some((text) => flat(text).includes(sentence))).toBe(true)
  })

  it('name the badges and their points as the seed does', () => {
    const badges = standing.rules.filter(({ section }) => section === 'badges')
    expect(badges.map((rule) => `${rule.name.en}: ${headlinePoints(rule)}`)).toEqual([
      'Featured: 50',
      'Cura Contributor: 50',
      'Brainiac: 100',
      'Community Author: 100',
      'Superstar: 100',
      'Friend of Ultimaker: 100',
      'Likable Guy: 200',
      'Ultimaker Inventor: 350',
    ])
  })

  it('say of each rule which facts it reads', () => {
    const reads = (id: string) =>
      [...creator.rules, ...standing.rules].flatMap((rule) => (rule.id === id ? factsOf(rule) : []))
    expect(reads('print-review')).toEqual(['review.posted', 'review.photo_rejected'])
    expect(reads('setup-printer')).toEqual(['printer.configured'])
    expect(reads('likes')).toEqual(['like.received', 'like.withdrawn'])
    expect(reads('anniversary')).toEqual(['member.joined'])
    expect(reads('badge:featured')).toEqual(['badge.granted'])
  })

  it('are written in German and Chinese, not left in English', () => {
    const texts = (value: unknown): { en: string; de: string; 'zh-CN': string }[] => {
      if (typeof value !== 'object' || value === null) return []
      return 'zh-CN' in value ? [value as never] : Object.values(value).flatMap(texts)
    }
    const named = new Set(['Superstar'])
    for (const text of texts([creator, standing])) {
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
      if (!named.has(text.en)) expect(text.de).not.toBe(text.en)
    }
  })
})
