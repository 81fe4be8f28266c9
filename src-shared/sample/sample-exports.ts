import { signedVolume } from '../inspect/geometry/mesh'
import { projectParts, slicedParts, zipOf, type Project } from './orca-family'
import { drawMesh, encodePng, type Rgb } from './picture'
import { seededRandom } from './random'
import { gear, ripplePlanter, type PlanterShape } from './solids'

/** A file as a slicer would have left it in an export folder. */
export type SampleExport = { readonly name: string; readonly bytes: Uint8Array }

const ORANGE: Rgb = [228, 100, 44]
const TEAL: Rgb = [58, 132, 140]
const PICTURE_SIDE = 384
const SMALL_SIDE = 128
const PLA_GRAMS_PER_MM3 = 0.00124
const TRUNCATED_SHARE = 0.6

function planterShape(seed: number): PlanterShape {
  const random = seededRandom(seed)
  return {
    height: random.int(84, 96),
    radius: random.int(44, 52),
    waves: random.int(11, 15),
    amplitude: random.between(1.9, 2.6),
    twist: random.between(0.09, 0.16),
    wall: 3.2,
    segments: 192,
    layers: 40,
  }
}

async function picturesOf(mesh: Parameters<typeof drawMesh>[0], colour: Rgb) {
  return {
    picture: await encodePng(drawMesh(mesh, PICTURE_SIDE, colour)),
    smallPicture: await encodePng(drawMesh(mesh, SMALL_SIDE, colour)),
  }
}

/** The planter as a project of Elegoo Slicer, with what a real one would give away about its author. */
export async function planterProject(seed: number): Promise<Project> {
  const mesh = ripplePlanter(planterShape(seed))
  return {
    slicer: 'elegoo-1.5',
    title: 'Ripple planter',
    objects: [
      {
        name: 'Ripple planter',
        mesh,
        at: [112.5, 112.5],
        sourceFile: '/home/mira/models/ripple-planter.stl',
      },
    ],
    settings: { print_host: '192.168.1.40', printhost_apikey: 'sample-key-7f3a91' },
    ...(await picturesOf(mesh, ORANGE)),
  }
}

async function gearProject(seed: number): Promise<Project> {
  const random = seededRandom(seed + 1)
  const mesh = gear({ teeth: random.int(14, 20), radius: random.int(17, 21), depth: 3.4, height: 9 })
  return {
    slicer: 'orca-2.3',
    title: 'Gear knob',
    objects: [{ name: 'Gear knob', mesh, at: [112.5, 112.5] }],
    settings: {
      filament_colour: ['#3A848C'],
      print_settings_id: '0.16mm Optimal @Elegoo Neptune4Pro 0.4 nozzle',
      layer_height: '0.16',
    },
    ...(await picturesOf(mesh, TEAL)),
  }
}

async function slicedPlanter(project: Project, seed: number): Promise<Uint8Array> {
  const { height, radius, waves, amplitude, twist } = planterShape(seed)
  const volume = project.objects.reduce((sum, { mesh }) => sum + signedVolume(mesh), 0)
  const layerHeight = 0.2
  return zipOf(
    slicedParts(project, {
      seconds: Math.round(volume / 11) + 300,
      grams: volume * PLA_GRAMS_PER_MM3 * 0.82,
      layers: Math.floor(height / layerHeight),
      layerHeight,
      centre: [112.5, 112.5],
      outline: (z, angle) =>
        radius * 0.75 + amplitude * Math.sin(waves * (angle + (twist * 2 * Math.PI * z) / height)),
    }),
  )
}

/**
 * What the demo's folder fills with, in the order it appears: two projects that qualify, one with nothing on its
 * plate (Not yet), one cut short (Can't be read), and a sliced plate. The same seed gives the same bytes.
 */
export async function sampleExports(seed: number): Promise<readonly SampleExport[]> {
  const planter = await planterProject(seed)
  const planterBytes = await zipOf(projectParts(planter))
  const gearBytes = await zipOf(projectParts(await gearProject(seed)))
  const emptyBytes = await zipOf(projectParts({ slicer: 'elegoo-1.5', title: '', objects: [] }))
  return [
    { name: 'Ripple planter.3mf', bytes: planterBytes },
    { name: 'Gear knob.3mf', bytes: gearBytes },
    { name: 'Untitled.3mf', bytes: emptyBytes },
    {
      name: 'Gear knob (copy).3mf',
      bytes: gearBytes.slice(0, Math.floor(gearBytes.length * TRUNCATED_SHARE)),
    },
    { name: 'Ripple planter_PLA_0.2.gcode.3mf', bytes: await slicedPlanter(planter, seed) },
  ]
}
