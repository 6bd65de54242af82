import { bytesOf, inPieces, PRINTER_SERVICES } from './printer'

interface Written {
  writeValueWithoutResponse(value: Uint8Array): Promise<void>
  properties: { writeWithoutResponse: boolean }
}
interface Device {
  gatt: { connect(): Promise<{ getPrimaryServices(): Promise<{ getCharacteristics(): Promise<Written[]> }[]> }>; disconnect(): void }
}
interface Bluetooth {
  requestDevice(wanted: { acceptAllDevices: boolean; optionalServices: string[] }): Promise<Device>
}

const bluetooth = (navigator as unknown as { bluetooth?: Bluetooth }).bluetooth

/** Only some browsers reach a Bluetooth printer; elsewhere there is the PDF. */
export const canPrint = bluetooth !== undefined

/** Sends commands to a printer the person chooses; false when none was found. */
export async function print(base64: string): Promise<boolean> {
  if (!bluetooth) return false
  try {
    const device = await bluetooth.requestDevice({ acceptAllDevices: true, optionalServices: PRINTER_SERVICES })
    const server = await device.gatt.connect()
    for (const service of await server.getPrimaryServices())
      for (const way of await service.getCharacteristics())
        if (way.properties.writeWithoutResponse) {
          for (const piece of inPieces(bytesOf(base64))) await way.writeValueWithoutResponse(piece)
          device.gatt.disconnect()
          return true
        }
    device.gatt.disconnect()
    return false
  } catch {
    return false
  }
}
