const side = 128

/** Cuts a picture to a square in its middle and makes it 128 × 128; a PNG as a `data:` URL, or null when it can't be read. */
export async function squarePicture(file: Blob): Promise<string | null> {
  let source: ImageBitmap
  try {
    source = await createImageBitmap(file)
  } catch {
    return null
  }
  const edge = Math.min(source.width, source.height)
  const url = draw((pen) => {
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(source, (source.width - edge) / 2, (source.height - edge) / 2, edge, edge, 0, 0, side, side)
  })
  source.close()
  return url
}

export const drawnAvatars = 6
const inks = ['#E4541A', '#2A4FB0', '#0F6B3C', '#765000', '#A31946', '#435154'] as const

/** A simple drawn avatar: strands of different lengths, one colour each. */
export function drawnAvatar(number: number): string | null {
  const ink = inks[number % inks.length] ?? inks[0]
  return draw((pen) => {
    pen.fillStyle = ink
    pen.fillRect(0, 0, side, side)
    pen.fillStyle = '#FFFFFF'
    for (let row = 0; row < 4; row++) {
      const width = 28 + ((number * 17 + row * 23) % 44)
      pen.beginPath()
      pen.roundRect((side - width) / 2, 30 + row * 18, width, 12, 6)
      pen.fill()
    }
  })
}

function draw(paint: (pen: CanvasRenderingContext2D) => void): string | null {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const pen = canvas.getContext('2d')
  if (!pen) return null
  paint(pen)
  return canvas.toDataURL('image/png')
}
