import { z } from 'zod'
import { programmeSchema } from '../programme/schema'
import * as contract from './contract'
import * as forms from './pages'

const { routes } = contract
const { pages } = forms

/** One thing that can be asked of the service: where, who may ask, what is sent, and what comes back. */
export type Operation = {
  readonly method: 'get' | 'head' | 'put' | 'post' | 'patch' | 'delete'
  readonly path: string
  /** `page`: for a browser, by its cookie; whoever is not signed in is sent to where one can. */
  readonly access: 'open' | 'member' | 'operator' | 'page'
  readonly summary: string
  readonly query?: z.ZodObject
  /** JSON as described, or the bytes of a file. */
  readonly body?: z.ZodType | 'bytes'
  /** The fields of an HTML form. */
  readonly form?: z.ZodType
  /**
   * By status; null where nothing comes but the status. Every other status is a problem document, or of a page a page
   * that says what is the case.
   */
  readonly answers: Readonly<Record<number, z.ZodType | 'text' | 'picture' | 'bytes' | null>>
}

type Asked = Omit<Operation, 'method' | 'path' | 'access' | 'summary'>
const on =
  (access: Operation['access']) =>
  (method: Operation['method'], path: string, summary: string, asked: Asked): Operation => ({
    method,
    path,
    access,
    summary,
    ...asked,
  })
const [open, member, operator, page] = [on('open'), on('member'), on('operator'), on('page')]
const programmesSchema = z.strictObject({ programmes: z.array(programmeSchema) })

const seen = { 200: 'text' } as const
const sentOn = { 303: null } as const
const shown = { ...seen, ...sentOn }

/** What every service answers, also the one inside the app. */
const withoutSignIn: readonly Operation[] = [
  page('get', pages.style, 'What the pages look like', { answers: seen }),
  page('get', pages.docs, 'This description, to read', { answers: seen }),
  open('get', routes.about, 'Which service this is', { answers: { 200: contract.aboutSchema } }),
  open('get', routes.openapi, 'This description', { answers: { 200: z.looseObject({}) } }),
  open('get', routes.health, 'Whether the process answers', { answers: { 200: contract.healthSchema } }),
  open('get', routes.ready, 'Whether the database and the folder of uploads answer too', {
    answers: { 200: contract.healthSchema },
  }),
  member('get', routes.me, 'The member, and his or her account', { answers: { 200: contract.meSchema } }),
  member('put', routes.preferences, 'What the member likes: all tags that are to stand', {
    body: contract.preferencesSchema,
    answers: { 200: contract.meSchema },
  }),
  member('put', routes.profile, 'Nickname, picture, bio and region: all that is to stand', {
    body: contract.profileSchema,
    answers: { 200: contract.meSchema },
  }),
  member('get', routes.ownData, 'Everything that the service holds about the member', {
    answers: { 200: contract.ownDataSchema },
  }),
  member('post', routes.erasure, 'Erases the member for good: what is personal goes, the sums stay', {
    body: contract.erasureSchema,
    answers: { 200: contract.erasedSchema },
  }),
  member('get', routes.transactions, 'The member’s entries, the newest first, with how each stands', {
    query: contract.transactionsQuerySchema,
    answers: { 200: contract.transactionsResponseSchema },
  }),
  member('get', routes.transactionsCsv, 'The same as a table for a spreadsheet', {
    query: contract.transactionFilterSchema,
    answers: { 200: 'text' },
  }),
  member('get', routes.programmes, 'The rules in force', { answers: { 200: programmesSchema } }),
  member('get', routes.programmeVersions, 'All versions of the rules: those that were, are and will be', {
    answers: { 200: programmesSchema, 304: null },
  }),
  member('get', routes.progress, 'How far the member is with every task, badges and level', {
    answers: { 200: contract.progressSchema },
  }),
  member('get', routes.models, 'What members published, the newest first', {
    query: contract.modelsQuerySchema,
    answers: { 200: contract.modelsResponseSchema },
  }),
  member('get', routes.model, 'A model with its profiles and reviews', {
    answers: { 200: contract.modelPageSchema },
  }),
  member('get', routes.modelFile, 'The file of a model; counts once for each other member', {
    answers: { 200: 'bytes' },
  }),
  member('get', routes.modelPicture, 'The picture that stands for a model; counts as no download', {
    answers: { 200: 'picture' },
  }),
  member('get', routes.modelPhoto, 'A photo that came with a model', { answers: { 200: 'picture' } }),
  member('get', routes.removedPhotos, 'Photos of the member’s models that the team removed, and why', {
    answers: { 200: contract.removedPhotosResponseSchema },
  }),
  operator('post', routes.modelPhotoRemoval, 'Removes a photo that came with a model', {
    body: contract.photoRemovalSchema,
    answers: { 200: contract.modelPhotosSchema },
  }),
  member('get', routes.profileFile, 'The file of a print profile; counts once for each other member', {
    answers: { 200: 'bytes' },
  }),
  member('put', routes.review, 'Reviews somebody else’s model, with a photo that was uploaded before', {
    body: contract.reviewRequestSchema,
    answers: { 200: contract.reviewSchema },
  }),
  member('get', routes.reviewPhoto, 'The photo of a review', { answers: { 200: 'picture' } }),
  operator('post', routes.photoRejection, 'Rejects the photo of a review', {
    answers: { 200: contract.reviewSchema },
  }),
  member('get', routes.suggestions, 'What the member proposed, the newest first', {
    answers: { 200: contract.suggestionsResponseSchema },
  }),
  member('put', routes.suggestion, 'Proposes something to the team', {
    body: contract.suggestionRequestSchema,
    answers: { 200: contract.suggestionSchema },
  }),
  operator('get', routes.openSuggestions, 'What members proposed and nobody decided, the oldest first', {
    answers: { 200: contract.suggestionsResponseSchema },
  }),
  operator('post', routes.suggestionDecision, 'Says that a suggestion was implemented, or declines it', {
    body: contract.suggestionDecisionSchema,
    answers: { 200: contract.suggestionSchema },
  }),
  member('put', routes.upload, 'Takes in the bytes of a file; 200 where they were there', {
    body: 'bytes',
    answers: { 200: contract.uploadedSchema, 201: contract.uploadedSchema },
  }),
  member('head', routes.upload, 'Whether this member sent these bytes already', { answers: { 200: null } }),
  member('post', routes.transfers, 'Begins an upload in parts (tus 1.0.0)', { answers: { 201: null } }),
  member('head', routes.transfer, 'How much of an upload is there (tus 1.0.0)', { answers: { 200: null } }),
  member('patch', routes.transfer, 'Adds to an upload (tus 1.0.0); complete with the last byte', {
    body: 'bytes',
    answers: { 204: null },
  }),
  member('post', routes.claims, 'Takes in claims; an outcome for each, in the order given', {
    body: contract.claimsRequestSchema,
    answers: { 200: contract.claimsResponseSchema },
  }),
  member('get', routes.changes, 'All that changed for the member after a number, in order', {
    query: contract.changesQuerySchema,
    answers: { 200: contract.changesResponseSchema },
  }),
  member('get', routes.store, 'The items offered now or later, and what keeps the member from each', {
    answers: { 200: contract.storeResponseSchema },
  }),
  member('get', routes.redemptions, 'The member’s orders, the newest first', {
    answers: { 200: contract.redemptionsResponseSchema },
  }),
  member(
    'post',
    routes.redemptions,
    'Orders at the price and on the terms shown; 200 where its key did before',
    {
      body: contract.redemptionRequestSchema,
      answers: { 200: contract.redemptionSchema, 201: contract.redemptionSchema },
    },
  ),
  member('post', routes.redemptionCancel, 'Cancels an order while it is open', {
    answers: { 200: contract.redemptionSchema },
  }),
  member('get', routes.redemptionCode, 'The code of a fulfilled order, as often as it is asked for', {
    answers: { 200: contract.codeResponseSchema },
  }),
  member('get', routes.disputes, 'The member’s disputes', {
    answers: { 200: contract.disputesResponseSchema },
  }),
  member('post', routes.disputes, 'Asks about an entry of one’s own', {
    body: contract.disputeRequestSchema,
    answers: { 200: contract.disputeSchema },
  }),
  member('post', routes.disputeAppeal, 'Appeals a decision, once', {
    body: contract.appealRequestSchema,
    answers: { 200: contract.disputeSchema },
  }),
  open('post', routes.discourse, 'A webhook of Discourse, signed by it', {
    body: contract.discourseBodySchema,
    answers: { 200: contract.forumAnswerSchema },
  }),
  open('post', routes.forumEvents, 'An event of another forum, signed by it', {
    body: contract.forumEventSchema,
    answers: { 200: contract.forumAnswerSchema },
  }),
  operator('put', routes.forumName, 'Who the member is on the forum', {
    body: contract.forumNameSchema,
    answers: { 200: contract.forumNameSchema },
  }),
  operator('get', routes.queue, 'What waits for approval', {
    answers: { 200: contract.queueResponseSchema },
  }),
  operator('post', routes.decision, 'Approves or refuses a claim', {
    body: contract.decisionRequestSchema,
    answers: { 200: contract.claimStatusSchema },
  }),
  operator('put', routes.trust, 'Whether the uploads of a member need an operator', {
    body: contract.trustSchema,
    answers: { 200: contract.trustSchema },
  }),
  operator('get', routes.items, 'All items', { answers: { 200: contract.itemsResponseSchema } }),
  operator('put', routes.item, 'Makes an item or changes it', {
    body: contract.itemRequestSchema,
    answers: { 200: contract.itemSchema },
  }),
  operator('post', routes.itemCodes, 'Adds codes to an item; those that are there are not added again', {
    body: contract.codesRequestSchema,
    answers: { 200: contract.codesResponseSchema },
  }),
  operator('get', routes.openRedemptions, 'Orders that wait, the nearest deadline first', {
    answers: { 200: contract.openRedemptionsResponseSchema },
  }),
  operator('post', routes.redemptionDecision, 'Fulfils or rejects an order', {
    body: contract.redemptionDecisionSchema,
    answers: { 200: contract.redemptionSchema },
  }),
  operator('get', routes.openDisputes, 'Disputes that wait', {
    answers: { 200: contract.disputesResponseSchema },
  }),
  operator('post', routes.openDisputes, 'Doubts an award; what is left of it is held', {
    body: contract.disputeRequestSchema,
    answers: { 200: contract.disputeSchema },
  }),
  operator('post', routes.disputeResolution, 'Decides a dispute or its appeal', {
    body: contract.resolutionSchema,
    answers: { 200: contract.disputeSchema },
  }),
]

/** What comes with accounts. */
const withSignIn: readonly Operation[] = [
  open('post', routes.device, 'Asks for a login, which a member confirms in the browser (RFC 8628)', {
    form: contract.deviceRequestSchema,
    answers: { 200: contract.deviceResponseSchema, 400: contract.oauthErrorSchema },
  }),
  open('post', routes.token, 'Tokens for a confirmed device code, or for the last refresh token', {
    form: contract.tokenRequestSchema,
    answers: { 200: contract.tokenResponseSchema, 400: contract.oauthErrorSchema },
  }),
  open('post', routes.revoke, 'Ends the login of a token (RFC 7009)', {
    form: contract.revokeRequestSchema,
    answers: { 200: contract.doneSchema, 400: contract.oauthErrorSchema },
  }),
  member('get', routes.logins, 'The member’s logins, the newest first', {
    answers: { 200: contract.loginsResponseSchema },
  }),
  member('delete', routes.login, 'Ends one of the member’s logins', {
    answers: { 200: contract.doneSchema },
  }),
  page('get', pages.signIn, 'Where one signs in', { query: forms.codeQuerySchema, answers: seen }),
  page('post', pages.signIn, 'Signs in', { form: forms.signInFormSchema, answers: sentOn }),
  page('get', pages.signUp, 'Where one makes an account, where that is open to all', {
    query: forms.codeQuerySchema,
    answers: { ...seen, ...sentOn },
  }),
  page('post', pages.signUp, 'Makes an account and signs in', {
    form: forms.signUpFormSchema,
    answers: sentOn,
  }),
  page('post', pages.signOut, 'Signs out', { form: forms.signOutFormSchema, answers: sentOn }),
  page('get', pages.device, 'Which program waits behind a code', {
    query: forms.codeQuerySchema,
    answers: { ...seen, ...sentOn },
  }),
  page('post', pages.device, 'Confirms or refuses it', {
    form: forms.deviceFormSchema,
    answers: { ...seen, ...sentOn },
  }),
  page('get', pages.account, 'The member’s logins', { answers: { ...seen, ...sentOn } }),
  page('post', pages.password, 'Changes the password', {
    form: forms.passwordFormSchema,
    answers: { ...seen, ...sentOn },
  }),
  page('post', pages.endLogin, 'Ends a login', { form: forms.signOutFormSchema, answers: sentOn }),
  page('get', pages.ownData, 'Everything that the service holds about the member', {
    answers: { 200: contract.ownDataSchema, ...sentOn },
  }),
  page('post', pages.erase, 'Erases the member for good', {
    form: forms.eraseFormSchema,
    answers: sentOn,
  }),
  page('get', pages.uploads, 'For the team: uploads that wait, with the evidence', {
    query: forms.findQuerySchema,
    answers: shown,
  }),
  page('get', pages.uploadPicture, 'For the team: the picture in an upload', {
    answers: { 200: 'picture', ...sentOn },
  }),
  page('get', pages.upload, 'For the team: an upload, whatever became of it, with its photos', {
    answers: shown,
  }),
  page('get', pages.uploadPhoto, 'For the team: a photo that came with an upload', {
    answers: { 200: 'picture', ...sentOn },
  }),
  page('post', pages.removePhoto, 'For the team: removes a photo that came with an upload', {
    form: forms.removePhotoFormSchema,
    answers: sentOn,
  }),
  page('post', pages.upload, 'For the team: approves or refuses an upload', {
    form: forms.decideUploadFormSchema,
    answers: sentOn,
  }),
  page('get', pages.orders, 'For the team: orders that wait, the nearest deadline first', {
    query: forms.findQuerySchema,
    answers: shown,
  }),
  page('post', pages.decideOrder, 'For the team: fulfils or rejects an order', {
    form: forms.decideOrderFormSchema,
    answers: sentOn,
  }),
  page('get', pages.disputes, 'For the team: disputes that wait', {
    query: forms.findQuerySchema,
    answers: shown,
  }),
  page('post', pages.decideDispute, 'For the team: decides a dispute or its appeal', {
    form: forms.decideDisputeFormSchema,
    answers: sentOn,
  }),
  page('get', pages.reviews, 'For the team: reviews with a photo, the newest first', {
    query: forms.findQuerySchema,
    answers: shown,
  }),
  page('get', pages.reviewPhoto, 'For the team: the photo of a review', {
    answers: { 200: 'picture', ...sentOn },
  }),
  page('post', pages.rejectPhoto, 'For the team: a photo is no print', {
    form: forms.rejectPhotoFormSchema,
    answers: sentOn,
  }),
  page('get', pages.feedback, 'For the team: suggestions that wait', {
    query: forms.findQuerySchema,
    answers: shown,
  }),
  page('post', pages.decideFeedback, 'For the team: a suggestion is implemented, or declined', {
    form: forms.decideFeedbackFormSchema,
    answers: sentOn,
  }),
  page('get', pages.members, 'For the team: members by name or id', {
    query: forms.findQuerySchema,
    answers: shown,
  }),
  page('get', pages.member, 'For the team: a member’s ledger, each entry explained', {
    query: forms.beforeQuerySchema,
    answers: shown,
  }),
  page('post', pages.trust, 'For the team: whether a member’s uploads need an operator', {
    form: forms.trustFormSchema,
    answers: sentOn,
  }),
  page('post', pages.doubt, 'For the team: doubts an award', {
    form: forms.doubtFormSchema,
    answers: sentOn,
  }),
  page('post', pages.adjust, 'For the team: says what an adjustment would do', {
    form: forms.adjustFormSchema,
    answers: shown,
  }),
  page('post', pages.adjustConfirmed, 'For the team: adjusts a member’s points', {
    form: forms.adjustConfirmedFormSchema,
    answers: sentOn,
  }),
  page('post', pages.badge, 'For the team: says what a badge would give', {
    form: forms.badgeFormSchema,
    answers: shown,
  }),
  page('post', pages.badgeConfirmed, 'For the team: grants a badge', {
    form: forms.badgeFormSchema,
    answers: sentOn,
  }),
  page('get', pages.items, 'For the team: the items of the store', { answers: shown }),
  page('post', pages.items, 'For the team: makes an item', {
    form: forms.itemFormSchema,
    answers: sentOn,
  }),
  page('get', pages.newItem, 'For the team: the fields of a new item', { answers: shown }),
  page('get', pages.item, 'For the team: an item, its codes and what changed of it', { answers: shown }),
  page('post', pages.item, 'For the team: changes an item', {
    form: forms.itemFormSchema,
    answers: sentOn,
  }),
  page('post', pages.takeItemOff, 'For the team: takes an item off the shelf', {
    form: forms.itemFormSchema,
    answers: sentOn,
  }),
  page('post', pages.itemCodes, 'For the team: adds codes to an item', {
    form: forms.codesFormSchema,
    answers: shown,
  }),
  page('get', pages.programmes, 'For the team: the versions of the programmes', { answers: shown }),
  page('post', pages.programmes, 'For the team: puts a version in force at a date to come', {
    form: forms.putProgrammeFormSchema,
    answers: sentOn,
  }),
  page('get', pages.newProgramme, 'For the team: where a version is written', {
    query: forms.versionQuerySchema,
    answers: shown,
  }),
  page('post', pages.newProgramme, 'For the team: checks a version, and runs it over the whole history', {
    form: forms.checkProgrammeFormSchema,
    answers: shown,
  }),
  page('post', pages.withdrawProgramme, 'For the team: takes back a version before it is in force', {
    form: forms.versionFormSchema,
    answers: sentOn,
  }),
  page('get', pages.audit, 'For the team: what the team did, the newest first', {
    query: forms.auditQuerySchema,
    answers: shown,
  }),
  page('get', pages.auditCsv, 'For the team: the same as a file for a spreadsheet', {
    query: forms.auditQuerySchema,
    answers: shown,
  }),
]

/** All there are: the service registers no other, and its description is made from these. */
export const operationsOf = (service: { readonly signIn: boolean }): readonly Operation[] =>
  service.signIn ? [...withoutSignIn, ...withSignIn] : withoutSignIn

/** `/v1/disputes/:id/appeal` as descriptions write it: `/v1/disputes/{id}/appeal`. */
export const templateOf = (path: string): string => path.replaceAll(/:(\w+)/gu, '{$1}')

/** The operation that a request is, by its method and the path of its address. */
export function operationOf(method: string, path: string): Operation | null {
  const found = operationsOf({ signIn: true }).find(
    (one) =>
      one.method === method.toLowerCase() &&
      new RegExp(`^${one.path.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u').test(path),
  )
  return found ?? null
}
