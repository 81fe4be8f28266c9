import type { AuditAction, AuditKind } from '@shared/api/audit'
import type { DisputeState, Outcome } from '@shared/ledger/dispute'
import type { ItemKind } from '@shared/ledger/offer'
import type { OrderState } from '@shared/ledger/redemption'
import type { Generated } from 'kysely'

/**
 * The database as both stores have it. Instants are RFC 3339 text in UTC, yes and no are 1 and 0, JSON is text: types
 * that mean the same in SQLite and PostgreSQL.
 */
export type Tables = {
  service: { id: string; made_at: string; single: Generated<number> }
  members: {
    id: string
    role: Role
    joined_at: string
    payouts_stopped: Generated<number>
    trusted: Generated<number>
    /** Since then nothing personal is kept, and nobody comes in as this member. */
    erased_at: Generated<string | null>
  }
  /** What a member may have erased. The facts say only that something was set. */
  member_profile: {
    member: string
    nickname: string | null
    avatar: string | null
    bio: string | null
    region: string | null
    tags: string
  }
  keys: { hash: string; member: string; name: string; made_at: string; revoked_at: string | null }
  /** That a member sent these bytes, and when the last of them first arrived. */
  uploads: { member: string; sha256: string; size: number; taken_in_at: string }
  /** An upload under way, in parts. The id names its file in the data folder. */
  transfers: { id: string; member: string; sha256: string; size: number; started_at: string }
  inspections: { sha256: string; inspector: string; assessment: string; at: string }
  claims: {
    id: string
    member: string
    kind: string
    content_hash: string
    made_at: string
    taken_in_at: string
    state: ClaimState
    error: string | null
    model: string | null
    profile: string | null
  }
  models: {
    id: string
    member: string
    claim: string
    /** The geometry's fingerprint, or the bytes' hash where there is none: what makes two uploads the same model. */
    identity: string
    fingerprint: string | null
    sha256: string
    title: string
    description: string
    tags: string
    category: string
    licence: string
    origin: 'original' | 'remix' | 'repost'
    remix_of: string | null
    state: ModelState
    uploaded_at: string
    /** Since then its file and its words are gone; what it gave stays. */
    withdrawn_at: Generated<string | null>
    /** What stands for it: a plate of its file, or one of its photos; with neither, what its file shows best. */
    cover_plate: Generated<number | null>
    cover_photo: Generated<string | null>
  }
  /** Photos of its member's own, in his or her order. The bytes of one that the team removed are no longer its own. */
  model_photos: {
    model: string
    place: number
    sha256: string
    removed_at: Generated<string | null>
    /** The team's words, for the owner alone. */
    removal_reason: Generated<string | null>
    /** 1 for a photo that stood for the model when it was removed. */
    was_cover: Generated<number>
  }
  /** What a model looks like; null where it has no surface. */
  sketches: { model: string; sketch: string | null }
  /** Under which blocks the search finds a model, with the sizes of the one surface there, in millionths. */
  sketch_blocks: {
    block: string
    part: 'whole' | 'body'
    model: string
    area: number | null
    radius: number | null
  }
  /** What a model looked like when it came; `likeness` and `share` are of a thousand. */
  likenesses: { claim: string; model: string; same: number; likeness: number; share: number }
  profiles: {
    id: string
    model: string
    member: string
    claim: string
    sha256: string
    name: string
    state: ProfileState
    uploaded_at: string
    /** 1 for the first profile published of its model, else null. */
    first: number | null
    withdrawn_at: Generated<string | null>
  }
  /** Which other member fetched a model or a profile; each counts once. */
  downloads: { subject: string; member: string; at: string }
  reviews: {
    id: string
    member: string
    model: string
    profile: string | null
    content_hash: string
    rating: number
    description: string
    /** The hash of an upload, as it is kept: without what it said of place, time and device. */
    photo: string | null
    photo_rejected_at: string | null
    posted_at: string
  }
  suggestions: {
    id: string
    member: string
    content_hash: string
    words: string
    sent_at: string
    state: 'open' | 'implemented' | 'declined'
    reason: string | null
    decided_by: string | null
    decided_at: string | null
  }
  /** What a member is called on the community's forum, in lower case. */
  forum_names: { name: string; member: string }
  forum_events: { source: 'discourse' | 'events'; id: string; body_hash: string; at: string }
  facts: {
    seq: Generated<number>
    id: string
    member: string
    type: string
    at: string
    recorded_at: string
    claim: string | null
    body: string
  }
  entries: {
    seq: Generated<number>
    id: string
    member: string
    programme: string
    version: string
    amount: number
    held: number
    kind: string
    rule: string
    subject: string
    step: number
    cause: string
    answers: string | null
    occurred_at: string
    recorded_at: string
    reason: string | null
    why: string
  }
  balances: { member: string; programme: string; balance: number; held: number }
  feed: { seq: Generated<number>; member: string; kind: FeedKind; ref: string }
  decisions: { claim: string; operator: string; decision: Decision; reason: string | null; at: string }
  /** Up to when expiry has been looked at: credits of before that moment, and entries up to that number. */
  expiry_looks: { programme: string; version: string; earned_before: string; seq: number }
  /** What the team did; `details` is JSON. Append-only. */
  audit: {
    seq: Generated<number>
    at: string
    operator: string
    action: AuditAction
    kind: AuditKind
    object: string
    reason: string | null
    details: string
  }
  /** What the team gave or took by its own word; append-only. */
  adjustments: {
    id: string
    member: string
    programme: string
    points: number
    reason: string
    operator: string
    at: string
    entry: string
  }
  /** The whole programme is in `body`, as JSON; both tables are append-only. */
  programme_versions: {
    programme: string
    version: string
    body: string
    in_force_from: string
    added_at: string
    operator: string
  }
  programme_withdrawals: { programme: string; version: string; at: string; operator: string }
  alarms: { id: string; member: string; kind: string; details: string; at: string }
  items: {
    id: string
    title: string
    description: string
    picture: string | null
    programme: string
    kind: ItemKind
    price: number
    /** Goes up with every change that a member would have to agree to. */
    terms: number
    /** What is left; the database takes from it and gives back to it as orders begin and end. */
    stock: number | null
    per_member: number | null
    min_level: number
    reserved: number
    offered_from: string | null
    offered_until: string | null
    days: number
  }
  /** Sealed with the key in the data folder; the fingerprint keeps a code from being there twice. */
  codes: { id: string; item: string; fingerprint: string; sealed: string; added_at: string }
  redemptions: {
    id: string
    member: string
    /** The client's own name for the order. */
    key: string
    content_hash: string
    item: string
    title: string
    kind: ItemKind
    programme: string
    version: string
    price: number
    terms: number
    state: OrderState
    requested_at: string
    deadline: string
    ended_at: string | null
    reason: string | null
    decided_by: string | null
    /** JSON, for as long as something may have to be sent there. */
    address: string | null
    code: string | null
    /** The entries that hold the points and end the holding. */
    hold: string
    settlement: string | null
  }
  disputes: {
    id: string
    member: string
    entry: string
    opened_by: 'member' | 'operator'
    opener: string
    statement: string
    opened_at: string
    state: DisputeState
    held: number
    hold: string | null
    release: string | null
    /** The deduction or adjustment of each decision, where it made one. */
    effect: string | null
    taken: Generated<number>
    outcome: Outcome | null
    ruling: string | null
    ruled_by: string | null
    ruled_at: string | null
    appeal: string | null
    appealed_at: string | null
    final_effect: string | null
    final_outcome: Outcome | null
    final_ruling: string | null
    final_by: string | null
    final_at: string | null
  }
  /** An account: its id is the member's. What is not here of better-auth's columns this service does not use. */
  auth_users: { id: string; name: string; username: string; created_at: string; updated_at: string }
  auth_accounts: {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    password: string | null
    created_at: string
    updated_at: string
  }
  /** A login, in a browser or by a program; `client` says which. */
  auth_sessions: {
    id: string
    token: string
    user_id: string
    expires_at: string
    created_at: string
    updated_at: string
    user_agent: string | null
    client: Generated<string>
  }
  auth_device_codes: { id: string; expires_at: string }
  /** The hash of what a program shows. A refresh token is used once, and names the one that came for it. */
  auth_tokens: {
    hash: string
    login: string
    kind: 'access' | 'refresh'
    expires_at: string
    state: 'current' | 'used' | 'void'
    successor: string | null
  }
  /** How often something was tried since a moment, by whom, which a keyed hash says. */
  auth_tries: { bucket: string; tries: number; since: string }
}

export type Role = 'member' | 'operator'
export type ClaimState = 'done' | 'waiting-for-approval' | 'refused'
export type ModelState = 'waiting-for-approval' | 'approved' | 'refused' | 'revoked'
/** `approved`: decided, but its fact is withheld until the model and every earlier profile of it are decided. */
export type ProfileState = 'waiting-for-approval' | 'approved' | 'published' | 'refused'
export type FeedKind = 'fact' | 'entry' | 'claim' | 'model' | 'profile'
export type Decision = 'approve' | 'refuse'
