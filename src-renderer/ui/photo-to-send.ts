const longestSide = 1600

/**
 * A photo as it is sent: drawn anew, at most 1600 px long, as a JPEG in a `data:` URL. Only the picture is drawn, upright;
 * what the file said besides, such as place, time and device, is not in it. Null for what is no picture.
 */
export async function photoToSend(file: Blob): Promise<string | null> {
  let source: ImageBitmap
  try {
    source = await createImageBitmap(file)
  } catch {
    return null
  }
  const scale = Math.min(1, longestSide / Math.max(source.width, source.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(source.width * scale))
  canvas.height = Math.max(1, Math.round(source.height * scale))
  const pen = canvas.getContext('2d')
  if (pen) {
    // A JPEG has no transparency: without a ground it would be black there.
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(source, 0, 0, canvas.width, canvas.height)
  }
  source.close()
  return pen ? canvas.toDataURL('image/jpeg', 0.85) : null
}
