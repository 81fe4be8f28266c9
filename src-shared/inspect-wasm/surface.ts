/**
 * Integrals over the surface of a mesh, summed triangle by triangle. Each is exact for flat triangles, so how a face is
 * cut into triangles does not matter; none depends on winding. They are measured from a corner of the first triangle with
 * an area, so that a mesh far from where its coordinates begin loses no digits. Numbers of one surface, by their place
 * among 64-bit words: 0 whether such a triangle has come (1 or 0), 1 that corner, 4 the sums. With area element dA, position
 * p and unit normal n, these are, by their place:
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
 */
export const SURFACE_FLOATS: usize = 49
const ORIGIN: usize = 8
const SUMS: usize = 32

/** Before the first triangle. */
export function openSurface(surface: usize): void {
  memory.fill(surface, 0, SURFACE_FLOATS * 8)
}

function add(sums: usize, place: usize, value: f64): void {
  const at = sums + place * 8
  store<f64>(at, load<f64>(at) + value)
}

/** One triangle; it adds nothing where it has no area. */
export function addToSurface(
  surface: usize,
  ax: f64,
  ay: f64,
  az: f64,
  bx: f64,
  by: f64,
  bz: f64,
  cx: f64,
  cy: f64,
  cz: f64,
): void {
  const ux = bx - ax
  const uy = by - ay
  const uz = bz - az
  const vx = cx - ax
  const vy = cy - ay
  const vz = cz - az
  const nx = uy * vz - uz * vy
  const ny = uz * vx - ux * vz
  const nz = ux * vy - uy * vx
  const twiceArea = sqrt<f64>(nx * nx + ny * ny + nz * nz)
  if (!(twiceArea > 0)) return
  if (load<f64>(surface) === 0) {
    store<f64>(surface, 1)
    store<f64>(surface + ORIGIN, ax)
    store<f64>(surface + ORIGIN, ay, 8)
    store<f64>(surface + ORIGIN, az, 16)
  }
  const sums = surface + SUMS
  const area = twiceArea / 2

  // Centroid g, and the corners from there: p, q and r, which add up to nothing.
  const px = (ux + vx) / -3
  const py = (uy + vy) / -3
  const pz = (uz + vz) / -3
  const gx = ax - load<f64>(surface + ORIGIN) - px
  const gy = ay - load<f64>(surface + ORIGIN, 8) - py
  const gz = az - load<f64>(surface + ORIGIN, 16) - pz
  const qx = px + ux
  const qy = py + uy
  const qz = pz + uz
  const rx = px + vx
  const ry = py + vy
  const rz = pz + vz

  // Second moments about g are (pp + qq + rr) / 12, third ones (ppp + qqq + rrr) / 30, both times the area.
  const pxx = px * px
  const pxy = px * py
  const pyy = py * py
  const pzz = pz * pz
  const qxx = qx * qx
  const qxy = qx * qy
  const qyy = qy * qy
  const qzz = qz * qz
  const rxx = rx * rx
  const rxy = rx * ry
  const ryy = ry * ry
  const rzz = rz * rz
  const cxx = (pxx + qxx + rxx) / 12
  const cxy = (pxy + qxy + rxy) / 12
  const cxz = (px * pz + qx * qz + rx * rz) / 12
  const cyy = (pyy + qyy + ryy) / 12
  const cyz = (py * pz + qy * qz + ry * rz) / 12
  const czz = (pzz + qzz + rzz) / 12

  add(sums, 0, area)
  add(sums, 1, area * gx)
  add(sums, 2, area * gy)
  add(sums, 3, area * gz)
  const gxx = gx * gx
  const gyy = gy * gy
  const gzz = gz * gz
  add(sums, 4, area * (gxx + cxx))
  add(sums, 5, area * (gx * gy + cxy))
  add(sums, 6, area * (gx * gz + cxz))
  add(sums, 7, area * (gyy + cyy))
  add(sums, 8, area * (gy * gz + cyz))
  add(sums, 9, area * (gzz + czz))
  const third = area / 30
  add(sums, 10, area * gx * (gxx + 3 * cxx) + third * (pxx * px + qxx * qx + rxx * rx))
  add(sums, 11, area * (gy * (gxx + cxx) + 2 * gx * cxy) + third * (pxx * py + qxx * qy + rxx * ry))
  add(sums, 12, area * (gz * (gxx + cxx) + 2 * gx * cxz) + third * (pxx * pz + qxx * qz + rxx * rz))
  add(sums, 13, area * (gx * (gyy + cyy) + 2 * gy * cxy) + third * (pyy * px + qyy * qx + ryy * rx))
  add(
    sums,
    14,
    area * (gx * (gy * gz + cyz) + gy * cxz + gz * cxy) + third * (pxy * pz + qxy * qz + rxy * rz),
  )
  add(sums, 15, area * (gx * (gzz + czz) + 2 * gz * cxz) + third * (pzz * px + qzz * qx + rzz * rx))
  add(sums, 16, area * gy * (gyy + 3 * cyy) + third * (pyy * py + qyy * qy + ryy * ry))
  add(sums, 17, area * (gz * (gyy + cyy) + 2 * gy * cyz) + third * (pyy * pz + qyy * qz + ryy * rz))
  add(sums, 18, area * (gy * (gzz + czz) + 2 * gz * cyz) + third * (pzz * py + qzz * qy + rzz * ry))
  add(sums, 19, area * gz * (gzz + 3 * czz) + third * (pzz * pz + qzz * qz + rzz * rz))

  // The cross product is twice the area times the normal.
  const scale = 0.5 / twiceArea
  const nxx = nx * nx * scale
  const nxy = nx * ny * scale
  const nxz = nx * nz * scale
  const nyy = ny * ny * scale
  const nyz = ny * nz * scale
  const nzz = nz * nz * scale
  add(sums, 20, nxx)
  add(sums, 21, nxy)
  add(sums, 22, nxz)
  add(sums, 23, nyy)
  add(sums, 24, nyz)
  add(sums, 25, nzz)
  add(sums, 26, gx * nxx)
  add(sums, 27, gx * nxy)
  add(sums, 28, gx * nxz)
  add(sums, 29, gx * nyy)
  add(sums, 30, gx * nyz)
  add(sums, 31, gx * nzz)
  add(sums, 32, gy * nxx)
  add(sums, 33, gy * nxy)
  add(sums, 34, gy * nxz)
  add(sums, 35, gy * nyy)
  add(sums, 36, gy * nyz)
  add(sums, 37, gy * nzz)
  add(sums, 38, gz * nxx)
  add(sums, 39, gz * nxy)
  add(sums, 40, gz * nxz)
  add(sums, 41, gz * nyy)
  add(sums, 42, gz * nyz)
  add(sums, 43, gz * nzz)
  const plane = gx * nx + gy * ny + gz * nz
  add(sums, 44, plane * plane * scale)
}
