import type { Mesh } from '../mesh'

/**
 * Integrals over a surface that is read triangle by triangle. Each is exact for flat triangles, so how a face is cut
 * into triangles does not matter; none depends on winding. Plain numbers, so that they can be kept while triangles
 * pass and are not stored. With area element dA, position p from the origin and unit normal n:
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
export type TriangleSums = readonly number[]

/**
 * Adds up all triangles of a mesh, measured from `origin`: a point near them, so that a mesh far from where its
 * coordinates begin loses no digits. Triangles without area add nothing.
 */
export function sumTriangles(
  { vertices: v, triangles }: Mesh,
  [ox, oy, oz]: readonly [number, number, number],
): TriangleSums {
  let total = 0
  let sX = 0
  let sY = 0
  let sZ = 0
  let sXX = 0
  let sXY = 0
  let sXZ = 0
  let sYY = 0
  let sYZ = 0
  let sZZ = 0
  let sXXX = 0
  let sXXY = 0
  let sXXZ = 0
  let sXYY = 0
  let sXYZ = 0
  let sXZZ = 0
  let sYYY = 0
  let sYYZ = 0
  let sYZZ = 0
  let sZZZ = 0
  let nXX = 0
  let nXY = 0
  let nXZ = 0
  let nYY = 0
  let nYZ = 0
  let nZZ = 0
  let xNXX = 0
  let xNXY = 0
  let xNXZ = 0
  let xNYY = 0
  let xNYZ = 0
  let xNZZ = 0
  let yNXX = 0
  let yNXY = 0
  let yNXZ = 0
  let yNYY = 0
  let yNYZ = 0
  let yNZZ = 0
  let zNXX = 0
  let zNXY = 0
  let zNXZ = 0
  let zNYY = 0
  let zNYZ = 0
  let zNZZ = 0
  let planes = 0
  for (let i = 0; i < triangles.length; i += 3) {
    const a = (triangles[i] ?? 0) * 3
    const b = (triangles[i + 1] ?? 0) * 3
    const c = (triangles[i + 2] ?? 0) * 3
    const ax = (v[a] ?? 0) - ox
    const ay = (v[a + 1] ?? 0) - oy
    const az = (v[a + 2] ?? 0) - oz
    const bx = (v[b] ?? 0) - ox
    const by = (v[b + 1] ?? 0) - oy
    const bz = (v[b + 2] ?? 0) - oz
    const cx = (v[c] ?? 0) - ox
    const cy = (v[c + 1] ?? 0) - oy
    const cz = (v[c + 2] ?? 0) - oz
    const ux = bx - ax
    const uy = by - ay
    const uz = bz - az
    const vx = cx - ax
    const vy = cy - ay
    const vz = cz - az
    const nx = uy * vz - uz * vy
    const ny = uz * vx - ux * vz
    const nz = ux * vy - uy * vx
    const twiceArea = Math.sqrt(nx * nx + ny * ny + nz * nz)
    if (!(twiceArea > 0)) continue
    const area = twiceArea / 2

    // Centroid g, and the corners from there: p, q and r, which add up to nothing.
    const px = (ux + vx) / -3
    const py = (uy + vy) / -3
    const pz = (uz + vz) / -3
    const gx = ax - px
    const gy = ay - py
    const gz = az - pz
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

    total += area
    sX += area * gx
    sY += area * gy
    sZ += area * gz
    const gxx = gx * gx
    const gyy = gy * gy
    const gzz = gz * gz
    sXX += area * (gxx + cxx)
    sXY += area * (gx * gy + cxy)
    sXZ += area * (gx * gz + cxz)
    sYY += area * (gyy + cyy)
    sYZ += area * (gy * gz + cyz)
    sZZ += area * (gzz + czz)
    const third = area / 30
    sXXX += area * gx * (gxx + 3 * cxx) + third * (pxx * px + qxx * qx + rxx * rx)
    sXXY += area * (gy * (gxx + cxx) + 2 * gx * cxy) + third * (pxx * py + qxx * qy + rxx * ry)
    sXXZ += area * (gz * (gxx + cxx) + 2 * gx * cxz) + third * (pxx * pz + qxx * qz + rxx * rz)
    sXYY += area * (gx * (gyy + cyy) + 2 * gy * cxy) + third * (pyy * px + qyy * qx + ryy * rx)
    sXYZ += area * (gx * (gy * gz + cyz) + gy * cxz + gz * cxy) + third * (pxy * pz + qxy * qz + rxy * rz)
    sXZZ += area * (gx * (gzz + czz) + 2 * gz * cxz) + third * (pzz * px + qzz * qx + rzz * rx)
    sYYY += area * gy * (gyy + 3 * cyy) + third * (pyy * py + qyy * qy + ryy * ry)
    sYYZ += area * (gz * (gyy + cyy) + 2 * gy * cyz) + third * (pyy * pz + qyy * qz + ryy * rz)
    sYZZ += area * (gy * (gzz + czz) + 2 * gz * cyz) + third * (pzz * py + qzz * qy + rzz * ry)
    sZZZ += area * gz * (gzz + 3 * czz) + third * (pzz * pz + qzz * qz + rzz * rz)

    // The cross product is twice the area times the normal.
    const scale = 0.5 / twiceArea
    const nxx = nx * nx * scale
    const nxy = nx * ny * scale
    const nxz = nx * nz * scale
    const nyy = ny * ny * scale
    const nyz = ny * nz * scale
    const nzz = nz * nz * scale
    nXX += nxx
    nXY += nxy
    nXZ += nxz
    nYY += nyy
    nYZ += nyz
    nZZ += nzz
    xNXX += gx * nxx
    xNXY += gx * nxy
    xNXZ += gx * nxz
    xNYY += gx * nyy
    xNYZ += gx * nyz
    xNZZ += gx * nzz
    yNXX += gy * nxx
    yNXY += gy * nxy
    yNXZ += gy * nxz
    yNYY += gy * nyy
    yNYZ += gy * nyz
    yNZZ += gy * nzz
    zNXX += gz * nxx
    zNXY += gz * nxy
    zNXZ += gz * nxz
    zNYY += gz * nyy
    zNYZ += gz * nyz
    zNZZ += gz * nzz
    const plane = gx * nx + gy * ny + gz * nz
    planes += plane * plane * scale
  }
  return [
    total,
    sX,
    sY,
    sZ,
    sXX,
    sXY,
    sXZ,
    sYY,
    sYZ,
    sZZ,
    sXXX,
    sXXY,
    sXXZ,
    sXYY,
    sXYZ,
    sXZZ,
    sYYY,
    sYYZ,
    sYZZ,
    sZZZ,
    nXX,
    nXY,
    nXZ,
    nYY,
    nYZ,
    nZZ,
    xNXX,
    xNXY,
    xNXZ,
    xNYY,
    xNYZ,
    xNZZ,
    yNXX,
    yNXY,
    yNXZ,
    yNYY,
    yNYZ,
    yNZZ,
    zNXX,
    zNXY,
    zNXZ,
    zNYY,
    zNYZ,
    zNZZ,
    planes,
  ]
}
