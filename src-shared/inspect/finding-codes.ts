/**
 * Every finding there is. A code is stable: the app keys its own texts by `finding.<code>`. The message is one or two
 * English sentences, what is the case and how to go on in the slicer's words; `{name}` stands for a parameter.
 * Severity follows docs slicer-formats.md e: M is error, W is warning; what is I has no finding.
 */
const SAVE_AGAIN = 'Save it again from the slicer.'

const table = {
  // The file as a whole
  // Given by the app, not by the inspector: the file could not be opened, or the inspector's process died over it.
  'file-unreadable': {
    severity: 'error',
    message: `The file could not be read to its end. ${SAVE_AGAIN}`,
  },
  'file-empty': { severity: 'error', message: `The file is empty. ${SAVE_AGAIN}` },
  'file-too-large': { severity: 'error', message: 'The file has {megabytes} MB; up to {limit} MB are read.' },
  'took-too-long': {
    severity: 'error',
    message: 'Reading was given up after {seconds} s. Try a simpler model.',
  },
  'not-a-zip': { severity: 'error', message: `Named .3mf, but it holds {what}. ${SAVE_AGAIN}` },
  'not-a-3mf': { severity: 'error', message: 'Named .3mf, but the archive holds {what} and no 3D model.' },
  'not-recognised': { severity: 'info', message: 'This is not a file of a slicer that is known here.' },

  // The archive
  'zip-truncated': {
    severity: 'error',
    message: `The end of the archive is missing: the file was cut short. ${SAVE_AGAIN}`,
  },
  'zip-broken': {
    severity: 'error',
    message: `The archive's directory does not fit its content. ${SAVE_AGAIN}`,
  },
  'zip-multi-disk': { severity: 'error', message: 'The archive is split over several files.' },
  'zip-encrypted': { severity: 'error', message: 'The archive is encrypted. Save it without a password.' },
  'zip-method': {
    severity: 'error',
    message: 'A part is packed by method {method}; only stored and deflated parts can be read.',
  },
  'zip-link': { severity: 'error', message: 'An entry of the archive is a link instead of a file.' },
  'zip-name': { severity: 'error', message: 'The name of an entry is not allowed: {why}.' },
  'zip-duplicate-name': {
    severity: 'error',
    message: 'Two entries have the same name, case aside: {other}.',
  },
  'zip-overlap': { severity: 'error', message: 'Two entries of the archive share the same bytes.' },
  'zip-mismatch': {
    severity: 'error',
    message: 'The archive says two different things about an entry: {what}.',
  },
  'zip-too-many-entries': {
    severity: 'error',
    message: 'The archive has {count} entries, more than any slicer writes.',
  },
  'zip-too-large': {
    severity: 'error',
    message: 'The archive unpacks to {megabytes} MB, more than is read.',
  },
  'zip-ratio': {
    severity: 'error',
    message: 'An entry unpacks to {ratio} times its size, as only a trap does.',
  },
  'zip-leading-data': { severity: 'error', message: 'Something else stands before the archive.' },
  'zip-trailing-data': { severity: 'error', message: 'Something else follows the archive.' },
  'zip-trailing-zeros': { severity: 'warning', message: 'Zero bytes follow the archive. They are ignored.' },
  'zip-part-broken': { severity: 'error', message: `A part cannot be unpacked. ${SAVE_AGAIN}` },
  'zip-size-lies': { severity: 'error', message: 'A part unpacks to another length than the archive says.' },
  'zip-crc': { severity: 'error', message: `The checksum of a part is wrong. ${SAVE_AGAIN}` },
  'part-too-large': { severity: 'error', message: 'A part has {megabytes} MB, more than is read.' },

  // XML and JSON
  'xml-doctype': { severity: 'error', message: 'An XML part has a document type, which 3MF forbids.' },
  'xml-broken': { severity: 'error', message: `An XML part is not well-formed: {reason}. ${SAVE_AGAIN}` },
  'xml-encoding': { severity: 'error', message: 'An XML part is not UTF-8 or UTF-16: {encoding}.' },
  'xml-limits': { severity: 'error', message: 'An XML part goes beyond what is read: {what}.' },
  'xml-namespace': {
    severity: 'error',
    message: 'An XML part uses the prefix {prefix} without declaring it.',
  },
  'json-broken': { severity: 'error', message: `The settings are not readable JSON. ${SAVE_AGAIN}` },
  'json-limits': { severity: 'error', message: 'The settings go beyond what is read: {why}.' },

  // The package
  'content-types-missing': { severity: 'error', message: 'The part [Content_Types].xml is missing.' },
  'content-type-model': {
    severity: 'error',
    message: 'The model part has no type, or another than that of a 3D model.',
  },
  'start-part-missing': {
    severity: 'error',
    message: 'The package does not say which part is the 3D model.',
  },
  'start-part-several': {
    severity: 'error',
    message: 'The package names more than one 3D model to start with.',
  },
  'start-part-absent': { severity: 'error', message: 'The 3D model that the package names is not in it.' },
  'relationship-external': { severity: 'warning', message: 'The package points to something outside of it.' },
  'geometry-external': { severity: 'error', message: 'The geometry lies outside of the package.' },
  'part-missing': {
    severity: 'error',
    message: 'The model uses a part that is not in the package: {target}.',
  },
  'part-not-related': {
    severity: 'error',
    message: 'The model uses a part that its relationships do not name: {target}.',
  },
  'too-many-parts': { severity: 'error', message: 'The model is spread over more parts than are read.' },
  'resource-part-missing': {
    severity: 'warning',
    message: 'A texture has no path, or one to a part that is not there.',
  },
  'thumbnail-type': { severity: 'warning', message: 'The thumbnail is neither PNG nor JPEG.' },

  // The model part
  'model-root': {
    severity: 'error',
    message: 'The model part does not start with the model element of 3MF.',
  },
  'model-structure': {
    severity: 'error',
    message: 'The model needs one resources and one build, in this order: {what}.',
  },
  'unit-unknown': { severity: 'error', message: 'The unit {unit} is not one of 3MF.' },
  'required-extension-unknown': {
    severity: 'error',
    message: 'The model requires an extension that is not known: {extension}.',
  },
  'encrypted-content': {
    severity: 'warning',
    message: 'Parts of the model are encrypted and could not be checked.',
  },
  'metadata-unnamed': { severity: 'warning', message: 'A metadata element has no name.' },
  'metadata-duplicate': { severity: 'warning', message: 'The metadata {name} stands there twice.' },
  'metadata-unknown': { severity: 'warning', message: 'The metadata name {name} is not one of 3MF.' },
  'attribute-space': { severity: 'warning', message: 'A value has white space around it.' },
  'resource-id': {
    severity: 'error',
    message: 'A resource has no id, or one that is not a number from 1: {id}.',
  },
  'resource-id-duplicate': { severity: 'error', message: 'Two resources have the id {id}.' },
  'resource-order': { severity: 'warning', message: 'The object {id} is used before it is defined.' },
  'object-type': { severity: 'error', message: 'The object type {type} is not one of 3MF.' },
  'object-empty': { severity: 'error', message: 'The object {id} has neither a mesh nor components.' },
  'object-missing': { severity: 'error', message: 'The object {id} is used and not defined.' },
  'item-other': {
    severity: 'warning',
    message: 'The build places an object of the type other, which is not printed.',
  },
  'component-cycle': { severity: 'error', message: 'The object {id} contains itself.' },
  'component-depth': { severity: 'error', message: 'Objects are nested deeper than is read.' },
  'component-path-nested': {
    severity: 'error',
    message: 'A part that is used by path uses another one by path.',
  },
  'too-many-instances': { severity: 'error', message: 'The build places more copies than are read.' },
  'model-too-large': { severity: 'error', message: 'The model has more {what} than are read.' },
  'model-out-of-range': {
    severity: 'error',
    message:
      'The model reaches {value} mm from its origin, farther than any printer. Check its unit and save it again.',
  },
  'mesh-too-small': {
    severity: 'error',
    message: 'The mesh of object {id} has too few vertices or triangles to be a body.',
  },
  'number-bad': { severity: 'error', message: 'A coordinate is not a number: {value}.' },
  'index-bad': { severity: 'error', message: 'A triangle names a vertex that is not there: {value}.' },
  'triangle-degenerate': { severity: 'warning', message: 'A triangle uses the same vertex twice.' },
  'transform-bad': { severity: 'error', message: 'A transform does not have twelve numbers.' },
  'transform-singular': { severity: 'error', message: 'A transform flattens the object to nothing.' },
  'property-missing': {
    severity: 'warning',
    message: 'A colour or material is used that is not defined: {id}.',
  },
  'mesh-open': {
    severity: 'warning',
    message:
      'The mesh of object {id} is not closed at {edges} edges. In the slicer, choose Fix model and save again.',
  },
  'mesh-shared-edges': {
    severity: 'warning',
    message:
      'More than two triangles of object {id} meet at {edges} edges. Slicers print this, but bodies should not touch along a line.',
  },
  'mesh-mostly-open': {
    severity: 'error',
    message: 'Most edges of object {id} belong to one triangle only: it is not a body.',
  },
  'mesh-inside-out': {
    severity: 'warning',
    message: 'The surface of object {id} faces inwards. In the slicer, choose Fix model and save again.',
  },
  'geometry-not-read': {
    severity: 'warning',
    message: 'The object {id} has a kind of geometry that is not read here.',
  },
  'no-fingerprint': { severity: 'warning', message: 'The model is too large to be compared with others.' },

  // What it is worth
  'no-objects': {
    severity: 'warning',
    message: 'Nothing is on the plate. Add an object in the slicer and save the project again.',
  },
  'sliced-no-model': {
    severity: 'info',
    message:
      'A sliced file has no model in it. To upload the model as well, choose Save Project in the slicer.',
  },
  'not-orca-or-elegoo': {
    severity: 'info',
    message: 'Tip: For the best experience, upload 3MF files using Elegoo Slicer or Orca Slicer.',
  },
  'came-from-elsewhere': {
    severity: 'info',
    message:
      'The file carries signs of another origin: {evidence}. Say before the upload whether it is original, a remix or a repost.',
  },
  'settings-missing': {
    severity: 'info',
    message:
      'The file has no print settings. For a print profile, choose Save Project in Elegoo Slicer or OrcaSlicer.',
  },
  'settings-unreadable': {
    severity: 'warning',
    message: 'The print settings could not be read: {why}. Save the project again.',
  },
  'profile-unnamed': {
    severity: 'warning',
    message: 'The settings do not name {what}. Choose a printer and a process in the slicer and save again.',
  },
  'profile-other-slicer': {
    severity: 'info',
    message: 'Print profiles count from Elegoo Slicer and OrcaSlicer; this one is from {application}.',
  },
  'slicer-part-unreadable': {
    severity: 'warning',
    message: 'A part of the slicer could not be read: {why}.',
  },
  'gcode-alone': {
    severity: 'info',
    message: 'G-code alone earns nothing. Export the plate as a sliced 3MF, or save the project.',
  },
  'preset-system': {
    severity: 'info',
    message: 'This preset ships with the slicer. Only presets of your own count.',
  },
  'preset-filament': {
    severity: 'info',
    message: 'A filament preset alone earns nothing. A process preset of your own is a print profile.',
  },
  'preset-unnamed': {
    severity: 'warning',
    message: 'The preset has no name. Save it again from the slicer.',
  },
  'preset-parent-missing': {
    severity: 'info',
    message:
      "The preset builds on {name}, which is not in the slicer's folder. What it takes from there is not known.",
  },
  'bundle-no-process': {
    severity: 'warning',
    message: 'The bundle has no process preset of your own. Tick one in the export dialog and export again.',
  },
  'bundle-entry-unreadable': {
    severity: 'warning',
    message: 'A preset of the bundle could not be read: {why}.',
  },
  'bundle-structure-missing': { severity: 'info', message: 'The bundle has no bundle_structure.json.' },
  'config-no-printer': {
    severity: 'warning',
    message: 'No printer is set up in this slicer. Add one in its printer selection.',
  },
  'config-other-slicer': {
    severity: 'info',
    message:
      'Printer set-up counts from Elegoo Slicer and OrcaSlicer; this is the configuration of {application}.',
  },
} as const satisfies Readonly<
  Record<string, { readonly severity: 'error' | 'warning' | 'info'; readonly message: string }>
>

export type FindingCode = keyof typeof table
export type FindingText = { readonly severity: 'error' | 'warning' | 'info'; readonly message: string }

export const findingTable: Readonly<Record<FindingCode, FindingText>> = table
export const findingCodes: readonly FindingCode[] = Object.keys(table) as FindingCode[]
