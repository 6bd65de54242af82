import { saveFile } from './file'
import { PrintError, type Printer } from './printing'

/** A page in a browser reaches printers only through the system: PDF is the way. */
export const printsDirectly = false

export const findPrinters = async (_onFound: (printer: Printer) => void): Promise<() => Promise<void>> => {
  throw new PrintError('noDirectPrinting')
}

/** Without a way to the printer the commands are handed over as a file, for the program that has one. */
export const sendToPrinter = (printer: Printer, base64: string, onProgress?: (percent: number) => void): Promise<void> =>
  saveFile(`${printer.name}.prn`, base64).then(() => onProgress?.(100))

/** Opens the browser's print dialog on a PDF; where it shows none, the PDF is handed over as a file. */
export async function printPdf(name: string, base64: string): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const frame = document.createElement('iframe')
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0'
  frame.src = address
  const printed = await new Promise<boolean>((resolve) => {
    frame.onload = () => {
      try {
        frame.contentWindow!.focus()
        frame.contentWindow!.print()
        resolve(true)
      } catch {
        resolve(false)
      }
    }
    setTimeout(() => resolve(false), 5_000)
    document.body.append(frame)
  })
  // The dialog reads from the frame for as long as it is open.
  setTimeout(() => {
    frame.remove()
    URL.revokeObjectURL(address)
  }, 60_000)
  if (!printed) await saveFile(name, base64)
}
