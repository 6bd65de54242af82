import Taro from '@tarojs/taro'
import { readStored, store } from './storage'
import { bytesOf, inPieces } from './printer'

export const canPrint = true

const LAST_PRINTER = 'printer/last'
const LOOKS_FOR = 5_000
const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time))

async function findPrinter(): Promise<string | null> {
  await Taro.startBluetoothDevicesDiscovery({ allowDuplicatesKey: false })
  await pause(LOOKS_FOR)
  const { devices } = await Taro.getBluetoothDevices()
  await Taro.stopBluetoothDevicesDiscovery()
  const named = devices.filter(({ name }) => name)
  if (named.length === 0) return null
  const { tapIndex } = await Taro.showActionSheet({ itemList: named.slice(0, 6).map(({ name }) => name) })
  return named[tapIndex]?.deviceId ?? null
}

async function writableOf(deviceId: string): Promise<{ serviceId: string; characteristicId: string } | null> {
  const { services } = await Taro.getBLEDeviceServices({ deviceId })
  for (const { uuid: serviceId } of services) {
    const { characteristics } = await Taro.getBLEDeviceCharacteristics({ deviceId, serviceId })
    const found = characteristics.find(({ properties }) => properties.write)
    if (found) return { serviceId, characteristicId: found.uuid }
  }
  return null
}

/** Sends commands to the printer used last, else to one the person chooses; false when none was found. */
export async function print(base64: string): Promise<boolean> {
  try {
    await Taro.openBluetoothAdapter()
    const deviceId = readStored<string>(LAST_PRINTER) ?? (await findPrinter())
    if (!deviceId) return false
    await Taro.createBLEConnection({ deviceId, timeout: LOOKS_FOR })
    const way = await writableOf(deviceId)
    if (!way) return false
    for (const piece of inPieces(bytesOf(base64)))
      await Taro.writeBLECharacteristicValue({ deviceId, ...way, value: piece.buffer as unknown as never })
    store(LAST_PRINTER, deviceId)
    await Taro.closeBLEConnection({ deviceId })
    return true
  } catch {
    store(LAST_PRINTER, null)
    return false
  }
}
