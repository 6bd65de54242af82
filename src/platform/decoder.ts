import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'

/** Reads codes from camera pictures. Loaded by the camera view only; the decoder file is served beside the page. */
export function newDecoder(): (picture: HTMLVideoElement) => Promise<string | null> {
  prepareZXingModule({ overrides: { locateFile: (file: string) => `/wasm/${file}` } })
  const detector = new BarcodeDetector({
    formats: ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'code_39', 'itf', 'qr_code', 'data_matrix'],
  })
  return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null
}
