/**
 * The words that names of settings, elements and attributes are made of, in the slicers' files and in 3MF. A name is
 * shown in an outline only when all of its words are among them: a name that a person chose is not.
 */
const known: ReadonlySet<string> = new Set(
  `
3mf above abrasive acc accel acceleration access activate adaptation adaptive add additional adhesion
adhesiveness advance air algo align all alternate always amount ams anchor angle api apikey app
application apply arc area assemble assembly at author authorization auto autoemit automatic auxiliary
avoid avoidance away axis backup backwards ball balls bambu base based basematerials bbl bbox bead beam
beamlattice beams bed before below best between binary body bottom boundary branch bridge bridges
bridging brim build buildplate builtin bundle by calib calibration category certificate chamber change
changes changing check checksum circle circles classic clearance client clip clockwise close closing cnt
coasting code coef coefficient coefficients color colorgroup colorprint colors colour combination
combing command commands comments compatible compensate compensation complete component components
composite compositematerials concentric condition conditional cone config configuration connect
connection connectors contact container containers content contenttype continuous contour control cool
cooling copyright corner cost count counter counterbore cover cp create creation critical crossing
cummulative cura curled curr current custom custompart cut d dataset date decel default defined
definition deg degenerate delay delta density depth deretract deretraction description design designer
detect detection detour dev deviation device diameter diameters difference different direction disable
discontinuity displaycolor dist distance distances distortion distribution dont double down draft drying
duplicate during dynamic e ears ec edges elefant elegoo element embedding emit enable enabled encoding
end enforce eng ensure entire error every exclude exhaust expansion export extension extensionname
extensions external extra extruder extruders extruding extrusion face facets factor family fan fans
feature features feedrate filament file filename files fill fillet filter filtration final finish
finishing firmware first firstguide firstid fitting fixed flat flavor floating flow flowrate flush
folder foot for force format formula framework freq from full fuzzy g gantry gap gaps gcode gcodes
general generator giga global grab group guid h hash head header heat heated heating height heights high
highest hold hole hop host hot hotend hrc i id identify idle ids idx ignore impact in includes
independent index infill infills info information inherits initial inner inset inst instance instances
instantiation instead interface interlocking internal into ironing is item j jerk joint junction k key
kickstart lab label lang language lapse last lastid lateral lattice layer layers length level lib
licence license lid lift light limit limitations limits line list lists lite load loading local lock
locked logic logo long loop loops low m machine machines mainboard make maker manual map maps margin
material materials matrix max maximum md5 mesh meshes meshfix metadata metadatagroup mf middle min
minimal minimum mmpainting mmu mode model models modification modified modifier move movements moves msg
multi multiline multimaterial multipart multiplier multiproperties multitool name names namespace narrow
needed negative network no noise normal not notes nozzle number nums object objectid objects obstacle
octaves of offset on one online only ooze open opened optimize orca order organic orientation origin
original other out outer outline output outside outwall outwalls over overhang overhangs overlap
overlapping override overrides p p1 p2 p3 painting parameters parent parking part participating partname
parts password path pattern pause pb pellet penetration per perimeter perimeters persistence physical
pick picture pictures pid pindex pindices placement plate plater point points polygon polygons polyhole
port pos position positive post pre precise prediction prefer preferences preferred preheat prepare
preserve preset presets pressure prevention prime priming print printable printer printers printhead
printheads printhost printing printticket probe process processes processing profile project projects
property prusa ptype purge purging quality radius raft ramming range ranges rate rating ratio read
recent reduce region regions relationship relationships relative remaining remove removed required
requiredextensions resolution resonance resource resources restart retract retracting retraction
retractions reverse reversed revoke rib role roof roofing root rotate rotation rule s safe scale scan
scarf schema script scripts seam seams segment segmented self separation seq sequence serial server set
setting settings shape sheath shell shells shield shift short show shrink shrinkage silent single size
skeleton skin skip skipped skirt skirts slic3rpe slice slicer sliceref slicestack slicestackid slicing
slope slow slowdown small smooth smoothing softening solid soluble source spacing sparse special speed
speeds speedup spiral spool ssl staggered stamping standby start starting stat state stats status step
steps stop strength structure studio style sub substitutions subtype sum supertack support supports
surface surfaces swap switch symmetric sync synchronize system target targetmode tech technology temp
temperature temperatures template terms tex2coord tex2coords texcoord texture texture2d texture2dgroup
textured textures the thick thickness thin threads threshold thumbnail thumbnailfile thumbnails tid time
timelapse times tip title to token tool toolchange top topbottom topinfill total totally tower towers
transform transition translation travel tray tree triangle triangles triangleset trianglesets tube
twisted type types u unit unload unloading update updated upward url usage use used user uuid v v1 v2 v3
value values variable variant vase vector velocity vendor version versions vertex vertical vertices view
visible vitrification volume volumes volumetric w wall walls warning web weight when where width widths
wipe wiping with wizard wrap wrapping x xml xmlns y z zigzags zone
`
    .trim()
    .split(/\s+/),
)

export const HIDDEN = '*'
const MAX_NAME = 120

/** Parts of a name, `layer_height`, `X-BBL-Client-Version` or `requiredExtensions`, in lower case. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_:()[\]-]+/)
    .filter((word) => word !== '')

const isKnown = (word: string) => known.has(word) || /^\d{1,2}$/.test(word)

/** The name as it stands, or `*` where any of its words could be somebody's own. */
export function safeName(name: string): string {
  const words = wordsOf(name)
  const said = words.some((word) => word.length > 1 && known.has(word)) || /^[xyzuvp]$/i.test(name)
  return name.length <= MAX_NAME && said && words.every(isKnown) ? name : HIDDEN
}
