/**
 * Integrals over the surface of a mesh, summed triangle by triangle, two triangles at a time. Each is exact for flat
 * triangles, so how a face is cut into triangles does not matter; none but the last depends on winding. They are measured
 * from a corner of the first triangle with an area, so that a mesh far from where its coordinates begin loses no digits.
 * Numbers of one surface, by their place among 64-bit words: 0 whether such a triangle has come (1 or 0), 1 that corner,
 * 4 the sums. With area element dA, position p and unit normal n, these are, by their place:
 *
 * | from | integral of | order |
 * |---|---|---|
 * | 0 | 1 | |
 * | 1 | p | x y z |
 * | 4 | p p | xx xy xz yy yz zz |
 * | 10 | p p p | xxx xxy xxz xyy xyz xzz yyy yyz yzz zzz |
 * | 20 | n n | xx xy xz yy yz zz |
 * | 26 | p n n | x of p with the six of n n, then y, then z |
 * | 44 | (p · n)² | |
 * | 45 | 2 p · n: six times the volume inside | |
 *
 * While triangles pass, each sum is two, one of every other triangle.
 */
const SUM_COUNT: i32 = 46
export const SURFACE_FLOATS: usize = 4 + 2 * <usize>SUM_COUNT
const ORIGIN: usize = 8
const SUMS: usize = 32

/** Before the first triangle. */
export function openSurface(surface: usize): void {
  memory.fill(surface, 0, SURFACE_FLOATS * 8)
}

/** After the last one: each sum becomes one. */
export function closeSurface(surface: usize): void {
  const sums = surface + SUMS
  for (let place = 0; place < SUM_COUNT; place++) {
    const pair = sums + <usize>place * 16
    store<f64>(sums + <usize>place * 8, load<f64>(pair) + load<f64>(pair, 8))
  }
}

function plus(a: v128, b: v128): v128 {
  return f64x2.add(a, b)
}

function minus(a: v128, b: v128): v128 {
  return f64x2.sub(a, b)
}

function times(a: v128, b: v128): v128 {
  return f64x2.mul(a, b)
}

function twice(a: v128): v128 {
  return f64x2.add(a, a)
}

function add(sums: usize, place: usize, value: v128): void {
  const at = sums + place * 16
  v128.store(at, f64x2.add(v128.load(at), value))
}

function lengthOf(x: v128, y: v128, z: v128): v128 {
  return f64x2.sqrt(plus(plus(times(x, x), times(y, y)), times(z, z)))
}

/** Measures from a corner of the first of two triangles that has an area; false where neither has. */
function findOrigin(surface: usize, corners: usize, twiceArea: v128): bool {
  const isFirst = f64x2.extract_lane(twiceArea, 0) > 0
  if (!isFirst && !(f64x2.extract_lane(twiceArea, 1) > 0)) return false
  const from = corners + (isFirst ? 0 : 8)
  store<f64>(surface, 1)
  store<f64>(surface + ORIGIN, load<f64>(from))
  store<f64>(surface + ORIGIN, load<f64>(from, 16), 8)
  store<f64>(surface + ORIGIN, load<f64>(from, 32), 16)
  return true
}

/** What is summed of two triangles that stand at `corners`: the x of both first corners, the y, the z, and so on. */
export function addToSurface(surface: usize, corners: usize): void {
  const x0 = v128.load(corners)
  const y0 = v128.load(corners, 16)
  const z0 = v128.load(corners, 32)
  const ux = minus(v128.load(corners, 48), x0)
  const uy = minus(v128.load(corners, 64), y0)
  const uz = minus(v128.load(corners, 80), z0)
  const vx = minus(v128.load(corners, 96), x0)
  const vy = minus(v128.load(corners, 112), y0)
  const vz = minus(v128.load(corners, 128), z0)
  const nx = minus(times(uy, vz), times(uz, vy))
  const ny = minus(times(uz, vx), times(ux, vz))
  const nz = minus(times(ux, vy), times(uy, vx))
  const twiceArea = lengthOf(nx, ny, nz)
  if (load<f64>(surface) === 0 && !findOrigin(surface, corners, twiceArea)) return
  const sums = surface + SUMS

  // The corners a, b and c from the origin, and their sum, three times the centroid.
  const ax = minus(x0, v128.load_splat<f64>(surface + ORIGIN))
  const ay = minus(y0, v128.load_splat<f64>(surface + ORIGIN, 8))
  const az = minus(z0, v128.load_splat<f64>(surface + ORIGIN, 16))
  const bx = plus(ax, ux)
  const by = plus(ay, uy)
  const bz = plus(az, uz)
  const cx = plus(ax, vx)
  const cy = plus(ay, vy)
  const cz = plus(az, vz)
  const sx = plus(plus(ax, bx), cx)
  const sy = plus(plus(ay, by), cy)
  const sz = plus(plus(az, bz), cz)
  add(sums, 45, plus(plus(times(ax, nx), times(ay, ny)), times(az, nz)))

  const third = times(twiceArea, f64x2.splat(1.0 / 6))
  add(sums, 0, times(twiceArea, f64x2.splat(0.5)))
  add(sums, 1, times(third, sx))
  add(sums, 2, times(third, sy))
  add(sums, 3, times(third, sz))

  // With s = a + b + c and m = aa + bb + cc, the integral of pp is (ss + m) / 12 times the area, and with t = aaa + bbb + ccc that of ppp is (sss + sm over all three places + 2 t) / 60 times the area.
  const axx = times(ax, ax)
  const ayy = times(ay, ay)
  const azz = times(az, az)
  const axy = times(ax, ay)
  const bxx = times(bx, bx)
  const byy = times(by, by)
  const bzz = times(bz, bz)
  const bxy = times(bx, by)
  const cxx = times(cx, cx)
  const cyy = times(cy, cy)
  const czz = times(cz, cz)
  const cxy = times(cx, cy)
  const mxx = plus(plus(axx, bxx), cxx)
  const mxy = plus(plus(axy, bxy), cxy)
  const mxz = plus(plus(times(ax, az), times(bx, bz)), times(cx, cz))
  const myy = plus(plus(ayy, byy), cyy)
  const myz = plus(plus(times(ay, az), times(by, bz)), times(cy, cz))
  const mzz = plus(plus(azz, bzz), czz)
  const qxx = plus(times(sx, sx), mxx)
  const qyy = plus(times(sy, sy), myy)
  const qyz = plus(times(sy, sz), myz)
  const qzz = plus(times(sz, sz), mzz)
  const second = times(twiceArea, f64x2.splat(1.0 / 24))
  add(sums, 4, times(second, qxx))
  add(sums, 5, times(second, plus(times(sx, sy), mxy)))
  add(sums, 6, times(second, plus(times(sx, sz), mxz)))
  add(sums, 7, times(second, qyy))
  add(sums, 8, times(second, qyz))
  add(sums, 9, times(second, qzz))
  const sixtieth = times(twiceArea, f64x2.splat(1.0 / 120))
  const txxx = cubes(axx, ax, bxx, bx, cxx, cx)
  add(sums, 10, times(sixtieth, plus(times(sx, qxx), twice(plus(times(sx, mxx), txxx)))))
  const txxy = cubes(axx, ay, bxx, by, cxx, cy)
  add(sums, 11, times(sixtieth, plus(times(sy, qxx), twice(plus(times(sx, mxy), txxy)))))
  const txxz = cubes(axx, az, bxx, bz, cxx, cz)
  add(sums, 12, times(sixtieth, plus(times(sz, qxx), twice(plus(times(sx, mxz), txxz)))))
  const txyy = cubes(ayy, ax, byy, bx, cyy, cx)
  add(sums, 13, times(sixtieth, plus(times(sx, qyy), twice(plus(times(sy, mxy), txyy)))))
  const txyz = cubes(axy, az, bxy, bz, cxy, cz)
  const sm = plus(times(sy, mxz), times(sz, mxy))
  add(sums, 14, times(sixtieth, plus(plus(times(sx, qyz), sm), twice(txyz))))
  const txzz = cubes(azz, ax, bzz, bx, czz, cx)
  add(sums, 15, times(sixtieth, plus(times(sx, qzz), twice(plus(times(sz, mxz), txzz)))))
  const tyyy = cubes(ayy, ay, byy, by, cyy, cy)
  add(sums, 16, times(sixtieth, plus(times(sy, qyy), twice(plus(times(sy, myy), tyyy)))))
  const tyyz = cubes(ayy, az, byy, bz, cyy, cz)
  add(sums, 17, times(sixtieth, plus(times(sz, qyy), twice(plus(times(sy, myz), tyyz)))))
  const tyzz = cubes(azz, ay, bzz, by, czz, cy)
  add(sums, 18, times(sixtieth, plus(times(sy, qzz), twice(plus(times(sz, myz), tyzz)))))
  const tzzz = cubes(azz, az, bzz, bz, czz, cz)
  add(sums, 19, times(sixtieth, plus(times(sz, qzz), twice(plus(times(sz, mzz), tzzz)))))

  // The cross product is twice the area times the normal.
  const hasArea = f64x2.gt(twiceArea, f64x2.splat(0))
  const scale = v128.and(f64x2.div(f64x2.splat(0.5), twiceArea), hasArea)
  const kx = times(nx, scale)
  const ky = times(ny, scale)
  const nxx = times(nx, kx)
  const nxy = times(ny, kx)
  const nxz = times(nz, kx)
  const nyy = times(ny, ky)
  const nyz = times(nz, ky)
  const nzz = times(nz, times(nz, scale))
  const gx = times(sx, f64x2.splat(1.0 / 3))
  const gy = times(sy, f64x2.splat(1.0 / 3))
  const gz = times(sz, f64x2.splat(1.0 / 3))
  add(sums, 20, nxx)
  add(sums, 21, nxy)
  add(sums, 22, nxz)
  add(sums, 23, nyy)
  add(sums, 24, nyz)
  add(sums, 25, nzz)
  add(sums, 26, times(gx, nxx))
  add(sums, 27, times(gx, nxy))
  add(sums, 28, times(gx, nxz))
  add(sums, 29, times(gx, nyy))
  add(sums, 30, times(gx, nyz))
  add(sums, 31, times(gx, nzz))
  add(sums, 32, times(gy, nxx))
  add(sums, 33, times(gy, nxy))
  add(sums, 34, times(gy, nxz))
  add(sums, 35, times(gy, nyy))
  add(sums, 36, times(gy, nyz))
  add(sums, 37, times(gy, nzz))
  add(sums, 38, times(gz, nxx))
  add(sums, 39, times(gz, nxy))
  add(sums, 40, times(gz, nxz))
  add(sums, 41, times(gz, nyy))
  add(sums, 42, times(gz, nyz))
  add(sums, 43, times(gz, nzz))
  const plane = plus(plus(times(gx, nx), times(gy, ny)), times(gz, nz))
  add(sums, 44, times(times(plane, plane), scale))
}

/** One number of aaa + bbb + ccc: of each corner the product of two of its coordinates, and a third. */
function cubes(aa: v128, a: v128, bb: v128, b: v128, cc: v128, c: v128): v128 {
  return plus(plus(times(aa, a), times(bb, b)), times(cc, c))
}
