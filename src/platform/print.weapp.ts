import Taro from '@tarojs/taro'
import { saveFile } from './file'
import { type Characteristic, PrintError, type Printer, type Radio, sendOver } from './printing'

/** The phone reaches printers itself. */
export const printsDirectly = true

/** Looks for printers around until the answered function is called; each is told once. Throws PrintError without Bluetooth. */
export async function findPrinters(onFound: (printer: Printer) => void): Promise<() => Promise<void>> {
  await Taro.openBluetoothAdapter().catch(() => {
    throw new PrintError('noBluetooth')
  })
  const known = new Set<string>()
  const hear = ({ devices }: Taro.onBluetoothDeviceFound.CallbackResult) => {
    for (const { deviceId, name, localName } of devices) {
      // What has no name is a headset or a beacon.
      const shown = name || localName
      if (!shown || known.has(deviceId)) continue
      known.add(deviceId)
      onFound({ kind: 'bluetooth', id: deviceId, name: shown })
    }
  }
  Taro.onBluetoothDeviceFound(hear)
  await Taro.startBluetoothDevicesDiscovery({ allowDuplicatesKey: false })
  return async () => {
    Taro.offBluetoothDeviceFound(hear)
    await Taro.stopBluetoothDevicesDiscovery().catch(() => {})
  }
}

const CONNECT_TIMEOUT = 8_000

const radioOf = (deviceId: string): Radio => ({
  async connect() {
    await Taro.openBluetoothAdapter()
    await Taro.createBLEConnection({ deviceId, timeout: CONNECT_TIMEOUT })
  },
  async characteristics() {
    const { services } = await Taro.getBLEDeviceServices({ deviceId })
    const found: Characteristic[] = []
    for (const { uuid: serviceId } of services) {
      const { characteristics } = await Taro.getBLEDeviceCharacteristics({ deviceId, serviceId })
      found.push(...characteristics.map(({ uuid, properties }) => ({ service: serviceId, uuid, write: properties.write })))
    }
    return found
  },
  async write({ service, uuid }, value) {
    await Taro.writeBLECharacteristicValue({ deviceId, serviceId: service, characteristicId: uuid, value })
  },
  async disconnect() {
    await Taro.closeBLEConnection({ deviceId })
  },
})

/** Sends print commands (base64, as the service makes them) to a printer. Throws PrintError. */
export async function sendToPrinter(printer: Printer, base64: string, onProgress?: (percent: number) => void): Promise<void> {
  const bytes = new Uint8Array(Taro.base64ToArrayBuffer(base64))
  if (printer.kind === 'bluetooth') return sendOver(radioOf(printer.id), bytes, onProgress)
  await sendByNetwork(printer.host, printer.port, bytes)
  onProgress?.(100)
}

function sendByNetwork(address: string, port: number, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = Taro.createTCPSocket()
    const clock = setTimeout(() => end(new PrintError('notReached')), CONNECT_TIMEOUT)
    const end = (problem?: PrintError) => {
      clearTimeout(clock)
      socket.close()
      if (problem) reject(problem)
      else resolve()
    }
    socket.onError(() => end(new PrintError('notReached')))
    socket.onConnect(() => {
      socket.write(bytes.buffer as ArrayBuffer)
      // A printer says nothing: what it was given before the connection ends is printed.
      setTimeout(() => end(), 500)
    })
    socket.connect({ address, port })
  })
}

/** Opens a PDF, from where WeChat's own menu prints or shares it. */
export const printPdf = (name: string, base64: string): Promise<void> => saveFile(name, base64)
