import type { RequestInput, RequestName } from '@shared/ipc/contract'
import { createFakeBridge } from '../../src-renderer/bridge/fake/fake-bridge'
import { scenario, type Scenario, type ScenarioName } from '../../src-renderer/bridge/fake/scenario'

export const shownAt = new Date('2026-11-21T14:20:00.000Z')

/** Made once each: a scene is only read, and one of them holds fifty thousand files. */
const scenes = new Map<ScenarioName, Scenario>()
const sceneOf = (name: ScenarioName): Scenario => {
  const made = scenes.get(name) ?? scenario(name, shownAt)
  scenes.set(name, made)
  return made
}

/** A fake bridge whose later acts are done when the test says so. */
export function fakeWith(name: ScenarioName) {
  const waiting: (() => void)[] = []
  const scene = sceneOf(name)
  const bridge = createFakeBridge(scene, {
    now: () => new Date(shownAt),
    later: (_ms, act) => void waiting.push(act),
  })
  const letTimePass = () => {
    for (let act = waiting.shift(); act; act = waiting.shift()) act()
  }
  return { bridge, scene, letTimePass }
}

const form: RequestInput<'files.publish'>['form'] = {
  title: 'Ripple planter',
  description: '',
  tags: [],
  category: '',
  licence: '',
  origin: 'original',
  remixOf: '',
  profileName: '0.20 mm Standard',
  forModel: null,
  photos: [],
  cover: null,
}

/** One lawful input of every request. */
export const inputs: { readonly [K in RequestName]: RequestInput<K> } = {
  'state.get': {},
  'settings.change': { paused: true, language: 'de' },
  'startup.get': {},
  'startup.set': { on: true },
  'slicers.find': {},
  'folders.choose': {},
  'folders.decide': { folder: 'f4', state: 'accepted' },
  'folders.publish-by-itself': { folder: 'f1', on: true },
  'folders.ignored': { folder: 'f1', patterns: ['*.gcode'] },
  'folders.ignore': { folder: 'f1', patterns: ['*.gcode'] },
  'folders.forget': { folder: 'f3' },
  'place.probe': { address: 'https://rewards.example' },
  'place.choose': { kind: 'practice' },
  'place.sign-in': { address: 'https://rewards.example' },
  'place.sign-in-wait': {},
  'place.sign-in-stop': {},
  'place.sign-out': {},
  'place.switch': { place: '01KAK7Q2M8FAKE000000009002' },
  'sites.save': {
    site: {
      id: 'own-2',
      name: 'Club',
      programme: 'creator-rewards',
      pages: {
        tasks: 'https://club.example/t',
        upload: 'https://club.example/u',
        store: 'https://club.example/s',
      },
      official: false,
    },
  },
  'files.list': {},
  'files.detail': { file: 'ripple' },
  'files.picture': { file: 'ripple', plate: null, size: 'small' },
  'files.check-again': { file: 'lid' },
  'files.show-in-folder': { file: 'ripple' },
  'files.publish': { file: 'ripple', form },
  'earlier.get': {},
  'earlier.worth': { files: ['ripple'] },
  'earlier.publish': { files: ['ripple'], own: true },
  'earlier.pause': { paused: true },
  'earlier.stop': {},
  'kit.make': { file: 'ripple', form },
  'kit.made': { file: 'ripple' },
  'kit.show-copy': { file: 'ripple' },
  'kit.drag-out': { file: 'ripple', name: 'Ripple planter.3mf' },
  'kit.open-page': { page: 'upload' },
  'kit.answer': { file: 'ripple', wentThrough: true },
  'tasks.set-preference': { tags: ['Tools'] },
  'tasks.set-identity': { nickname: 'Mara', avatar: 'data:image/png;base64,AA==' },
  'tasks.set-profile': { bio: 'Prints', region: 'Bremen' },
  'goal.choose': { goal: { kind: 'points', balance: 500 } },
  'goal.plan': { preference: 'soonest' },
  'models.get': {},
  'standing.get': {},
  'shop.get': {},
  'shop.redeem': { item: 'silk', price: 350, terms: 1, address: null },
  'shop.cancel': { redemption: '01KAK7Q2M8FAKE000000007001' },
  'shop.code': { redemption: '01KAK7Q2M8FAKE000000007001' },
  'community.models': { text: '', cursor: null },
  'community.model': { model: '01KAK7Q2M8FAKE000000006001' },
  'community.cover': { model: '01KAK7Q2M8FAKE000000006001' },
  'community.model-photo': { model: '01KAK7Q2M8FAKE000000006001', sha256: 'a'.repeat(64) },
  'community.photo': { review: '01KAK7Q2M8FAKE000000006101' },
  'community.download': { model: '01KAK7Q2M8FAKE000000006001', profile: null },
  'community.stop': { subject: '01KAK7Q2M8FAKE000000006002' },
  'community.review': {
    model: '01KAK7Q2M8FAKE000000006001',
    profile: null,
    rating: 4,
    description: 'Prints well.',
    photo: null,
  },
  'feedback.get': {},
  'feedback.send': { words: 'Sort by size.' },
  'disputes.get': {},
  'disputes.open': { entry: '01KAK7Q2M8FAKE000000000003', statement: 'Why?' },
  'disputes.appeal': { dispute: '01KAK7Q2M8FAKE000000000100', statement: 'Still?' },
  'history.get': {},
  'history.bring': { balance: 420, done: [], caps: [], models: [] },
  'history.export': { format: 'csv' },
  'health.check': {},
  'stored.get': {},
  'stored.export': {},
  'stored.erase': { sure: true },
  'sync.now': {},
  'outbox.pause': { claim: '01KAK7Q2M8FAKE000000000003', paused: true },
  'outbox.try-again': { claim: '01KAK7Q2M8FAKE000000000003' },
  'outbox.discard': { claim: '01KAK7Q2M8FAKE000000000003' },
  'clipboard.write': { text: 'text' },
  'window.control': { action: 'minimise' },
}
